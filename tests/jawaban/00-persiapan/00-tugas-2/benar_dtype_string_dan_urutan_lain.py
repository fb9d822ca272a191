kode = {"kode_bps": "string", "kode_kemendagri": "string", "nama": "string"}
kabkota = pd.read_csv(berkas_kabkota, dtype=kode).sort_values("penduduk")
jumlah_penduduk = float(kabkota["penduduk"].sum())
