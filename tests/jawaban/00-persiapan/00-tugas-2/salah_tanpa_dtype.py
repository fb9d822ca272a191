# pesan: Kolom kode_kemendagri: 10 nilai berupa angka, seharusnya teks
kabkota = pd.read_csv(berkas_kabkota)
jumlah_penduduk = kabkota["penduduk"].sum()
