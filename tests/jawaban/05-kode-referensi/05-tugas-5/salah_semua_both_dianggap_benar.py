# pesan: Hitung dari baris yang namanya sama
imunisasi["enam"] = imunisasi["Kode BPS"].str[:6]
kecamatan["enam"] = kecamatan["kode_kemendagri"].str.replace(".", "")
jebakan = imunisasi.merge(kecamatan, how="left", on="enam", indicator=True)
benar = jebakan["Kecamatan"] == jebakan["nama"]
hilang = jebakan["_merge"] == "left_only"
sasaran_benar = jebakan.loc[benar, "Jumlah Sasaran"].sum()
sasaran_hilang = jebakan.loc[hilang, "Jumlah Sasaran"].sum()
sasaran_benar = jebakan.loc[~hilang, "Jumlah Sasaran"].sum()
sasaran_lain = 0
