# pesan: Ada dua kolom kode
kabkota = pd.read_csv(berkas_kabkota, dtype={"kode_kemendagri": str})
jumlah_penduduk = kabkota["penduduk"].sum()
