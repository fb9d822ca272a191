# pesan: Tulis tahunnya tanpa tanda kutip
panen = pd.concat([panen_2024.assign(tahun="2024"), panen_2025.assign(tahun="2025")])
