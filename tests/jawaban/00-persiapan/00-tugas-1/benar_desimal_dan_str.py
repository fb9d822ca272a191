jumlah_desa = 1021.0
jumlah_kelurahan = 145.0
desa_dan_kelurahan = jumlah_kelurahan + jumlah_desa
kode_provinsi = str(52)
