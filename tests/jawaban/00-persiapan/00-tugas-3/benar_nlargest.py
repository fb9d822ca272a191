tiga_teratas = pd.read_csv(berkas_kabkota).nlargest(3, "jumlah_kecamatan")
