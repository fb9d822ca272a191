# pesan: tidak ada spasi
jumlah_desa = 1021
jumlah_kelurahan = 145
desa_dan_kelurahan = jumlah_desa + jumlah_kelurahan
kode_provinsi = " 52"
