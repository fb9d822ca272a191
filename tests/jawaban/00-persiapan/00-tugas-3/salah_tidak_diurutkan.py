# pesan: Sudahkah tabelnya diurutkan dari besar ke kecil
wilayah = pd.read_csv(berkas_kabkota)
tiga_teratas = wilayah.head(3)
