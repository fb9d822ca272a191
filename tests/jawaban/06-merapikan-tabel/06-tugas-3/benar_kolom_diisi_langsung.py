panen_2024["tahun"] = 2024
panen_2025["tahun"] = 2025
panen = pd.concat([panen_2025, panen_2024], ignore_index=True)
