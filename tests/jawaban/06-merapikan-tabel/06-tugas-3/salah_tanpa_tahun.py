# pesan: kolom tahun belum ada
panen = pd.concat([panen_2024, panen_2025])
