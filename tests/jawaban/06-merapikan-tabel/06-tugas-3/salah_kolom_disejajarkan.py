# pesan: Kolom Produksi: 1 nilai belum benar
panen_2025.columns = panen_2024.columns
panen = pd.concat([panen_2024.assign(tahun=2024), panen_2025.assign(tahun=2025)])
