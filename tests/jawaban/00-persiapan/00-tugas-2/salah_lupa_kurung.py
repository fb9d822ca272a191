# pesan: fungsi yang belum dipanggil
kabkota = pd.read_csv(berkas_kabkota, dtype={"kode_kemendagri": str, "kode_bps": str})
jumlah_penduduk = kabkota["penduduk"].sum
