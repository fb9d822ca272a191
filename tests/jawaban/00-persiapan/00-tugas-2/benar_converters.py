kabkota = pd.read_csv(berkas_kabkota, converters={"kode_kemendagri": str, "kode_bps": str})
jumlah_penduduk = sum(kabkota["penduduk"])
