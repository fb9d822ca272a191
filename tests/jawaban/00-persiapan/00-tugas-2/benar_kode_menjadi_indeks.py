kabkota = pd.read_csv(berkas_kabkota, dtype={"kode_kemendagri": str, "kode_bps": str})
kabkota = kabkota.set_index("kode_kemendagri")
jumlah_penduduk = kabkota.penduduk.sum()
