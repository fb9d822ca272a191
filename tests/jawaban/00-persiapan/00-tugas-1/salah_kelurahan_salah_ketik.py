# pesan: Variabel jumlah_kelurahan: 154 (seharusnya 145)
jumlah_desa = 1021
jumlah_kelurahan = 154
desa_dan_kelurahan = 1166
kode_provinsi = "52"
