# pesan: both saja belum berarti kecamatan yang benar
imunisasi["enam"] = imunisasi["Kode BPS"].str[:6]
kecamatan["enam"] = kecamatan["kode_kemendagri"].str.replace(".", "")
jebakan = imunisasi.merge(kecamatan, how="left", on="enam", indicator=True)
hilang = jebakan["_merge"] == "left_only"
sasaran_hilang = jebakan.loc[hilang, "Jumlah Sasaran"].sum()
sasaran_benar = 0
sasaran_lain = jebakan.loc[~hilang, "Jumlah Sasaran"].sum()
