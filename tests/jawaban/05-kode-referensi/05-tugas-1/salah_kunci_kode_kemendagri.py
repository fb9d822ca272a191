# pesan: Kolom kode BPS di kecamatan_lama namanya apa
gabung = imunisasi.merge(
    kecamatan_lama, how="left", left_on="Kode BPS", right_on="kode_kemendagri", indicator=True
)
tanpa_pasangan = gabung[gabung["_merge"] == "left_only"]
