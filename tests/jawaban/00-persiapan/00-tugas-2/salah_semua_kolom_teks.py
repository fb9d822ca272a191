# pesan: Variabel jumlah_penduduk seharusnya berupa satu angka, sekarang teks
kabkota = pd.read_csv(berkas_kabkota, dtype=str)
jumlah_penduduk = kabkota["penduduk"].sum()
