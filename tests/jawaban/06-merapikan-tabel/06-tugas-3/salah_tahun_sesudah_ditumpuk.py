# pesan: Beri tahun pada setiap tabel sebelum ditumpuk
panen = pd.concat([panen_2024, panen_2025])
panen["tahun"] = 2025
