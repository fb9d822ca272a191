# pesan: Kabupaten Sumbawa: baris ini tidak ditemukan
wilayah = pd.read_csv(berkas_kabkota)
terurut = wilayah.sort_values("jumlah_kecamatan")
tiga_teratas = terurut.head(3)
