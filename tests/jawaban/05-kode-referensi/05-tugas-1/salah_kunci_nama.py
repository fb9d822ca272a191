# pesan: Kuncinya harus kode, bukan nama
gabung = imunisasi.merge(
    kecamatan_lama, how="left", left_on="Kecamatan", right_on="nama_bps", indicator=True
)
tanpa_pasangan = gabung[gabung["_merge"] == "left_only"]
