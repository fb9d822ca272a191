# pesan: seharusnya 120
panen = pd.concat([panen_2024.assign(tahun=2024), panen_2025.assign(tahun=2025)], axis=1)
