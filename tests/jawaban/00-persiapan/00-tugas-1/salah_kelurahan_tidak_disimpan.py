# pesan: Variabel jumlah_kelurahan: 0
jumlah_desa = 1021
jumlah_kelurahan = 0
desa_dan_kelurahan = 1166
kode_provinsi = "52"
