terurut = pd.read_csv(berkas_kabkota, dtype=str).astype({"jumlah_kecamatan": int})
tiga_teratas = terurut.sort_values("jumlah_kecamatan").tail(3)[["nama", "jumlah_kecamatan"]]
