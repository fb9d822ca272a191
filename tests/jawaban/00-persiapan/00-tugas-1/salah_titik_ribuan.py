# pesan: Tulis angkanya saja
jumlah_desa = 1.021
jumlah_kelurahan = 145
desa_dan_kelurahan = jumlah_desa + jumlah_kelurahan
kode_provinsi = "52"
