# pesan: Samakah kolom tahun dengan tabel asalnya
panen = pd.concat([panen_2024.assign(tahun=2025), panen_2025.assign(tahun=2024)])
