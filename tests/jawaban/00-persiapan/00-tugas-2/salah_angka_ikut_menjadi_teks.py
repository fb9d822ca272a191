# pesan: Kolom yang bukan kode tetap berisi angka
kabkota = pd.read_csv(berkas_kabkota, dtype=str)
jumlah_penduduk = 5751295
