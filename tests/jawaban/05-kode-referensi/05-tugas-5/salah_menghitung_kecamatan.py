# pesan: 6 (seharusnya
imunisasi["enam"] = imunisasi["Kode BPS"].str[:6]
kecamatan["enam"] = kecamatan["kode_kemendagri"].str.replace(".", "")
jebakan = imunisasi.merge(kecamatan, how="left", on="enam", indicator=True)
benar = jebakan["Kecamatan"] == jebakan["nama"]
hilang = jebakan["_merge"] == "left_only"
sasaran_benar = jebakan.loc[benar, "Jumlah Sasaran"].sum()
sasaran_hilang = jebakan.loc[hilang, "Jumlah Sasaran"].sum()
sasaran_benar, sasaran_lain, sasaran_hilang = 39, 72, len(jebakan[hilang])
