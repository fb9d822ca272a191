# pesan: ada 5 baris, seharusnya 10
kabkota = pd.read_csv(berkas_kabkota, dtype={"kode_kemendagri": str, "kode_bps": str}).head()
jumlah_penduduk = kabkota["penduduk"].sum()
