kiri = imunisasi.assign(kode=imunisasi["Kode BPS"].str[:6])
kanan = kecamatan.assign(kode=kecamatan["kode_kemendagri"].str.replace(".", "", regex=False))
cocok = kiri.merge(kanan, on="kode", validate="many_to_one")
sama = cocok[cocok["Kecamatan"] == cocok["nama"]]
sasaran_benar = int(sama["Jumlah Sasaran"].sum())
sasaran_lain = int(cocok["Jumlah Sasaran"].sum()) - sasaran_benar
sasaran_hilang = int(kiri["Jumlah Sasaran"].sum()) - int(cocok["Jumlah Sasaran"].sum())
