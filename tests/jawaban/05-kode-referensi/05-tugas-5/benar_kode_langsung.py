polos = kecamatan["kode_kemendagri"].str.replace(".", "")
nama = dict(zip(polos, kecamatan["nama"]))
imunisasi["tujuan"] = imunisasi["Kode BPS"].str[:6].map(nama)
imunisasi["hasil"] = "lain"
imunisasi.loc[imunisasi["tujuan"].isna(), "hasil"] = "hilang"
imunisasi.loc[imunisasi["tujuan"] == imunisasi["Kecamatan"], "hasil"] = "benar"
jumlah = imunisasi.groupby("hasil")["Jumlah Sasaran"].sum()
sasaran_benar, sasaran_lain, sasaran_hilang = jumlah["benar"], jumlah["lain"], jumlah["hilang"]
