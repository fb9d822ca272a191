# pesan: Variabel jumlah_penduduk: 2870780
kabkota = pd.read_csv(berkas_kabkota, dtype={"kode_kemendagri": str, "kode_bps": str})
jumlah_penduduk = kabkota["penduduk_laki_laki"].sum()
