# pesan: Variabel desa_dan_kelurahan belum ada
jumlah_desa = 1021
jumlah_kelurahan = 145
desa_dan_kelurahan = jumlah_desa + ____
kode_provinsi = "52"
