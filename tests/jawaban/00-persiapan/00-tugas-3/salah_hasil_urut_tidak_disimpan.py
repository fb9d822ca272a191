# pesan: Sudahkah tabelnya diurutkan
wilayah = pd.read_csv(berkas_kabkota)
wilayah.sort_values("jumlah_kecamatan", ascending=False)
tiga_teratas = wilayah.head(3)
