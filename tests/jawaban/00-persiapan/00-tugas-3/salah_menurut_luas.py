# pesan: Baris kedua dan ketiga juga tepat
wilayah = pd.read_csv(berkas_kabkota)
terurut = wilayah.sort_values("luas_km2_2025", ascending=False)
tiga_teratas = terurut.head(3)
