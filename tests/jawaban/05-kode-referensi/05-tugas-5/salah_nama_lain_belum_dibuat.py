# pesan: Variabel sasaran_lain belum ada
imunisasi["enam_angka"] = imunisasi["Kode BPS"].str[:6]
kecamatan["tanpa_titik"] = kecamatan["kode_kemendagri"].str.replace(".", "")
jebakan = imunisasi.merge(
    kecamatan, how="left", left_on="enam_angka", right_on="tanpa_titik", indicator=True
)
sasaran_benar = jebakan.loc[jebakan["Kecamatan"] == jebakan["nama"], "Jumlah Sasaran"].sum()
sasaran_hilang = jebakan.loc[jebakan["_merge"] == "left_only", "Jumlah Sasaran"].sum()
sasaran_keliru = 97766 - sasaran_benar - sasaran_hilang
