# pesan: Kolom Produksi: 1 nilai belum benar
panen = pd.concat([panen_2024.assign(tahun=2024), panen_2024.assign(tahun=2025)])
