# pesan: Baris tanpa pasangan adalah kecamatan
gabung = imunisasi.merge(kecamatan_lama, how="left", left_on="Kode BPS", right_on="kode_bps")
tanpa_pasangan = gabung.head(1)
