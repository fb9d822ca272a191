# pesan: Variabel desa_dan_kelurahan: 1021 (seharusnya 1166)
jumlah_desa = 1021
jumlah_kelurahan = 145
desa_dan_kelurahan = jumlah_desa
kode_provinsi = "52"
