# pesan: ada 5 baris, seharusnya 3
wilayah = pd.read_csv(berkas_kabkota)
terurut = wilayah.sort_values("jumlah_kecamatan", ascending=False)
tiga_teratas = terurut.head()
