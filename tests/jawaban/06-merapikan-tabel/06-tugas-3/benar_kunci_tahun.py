panen = pd.concat({2024: panen_2024, 2025: panen_2025}, names=["tahun", "baris"])
panen = panen.reset_index(level="tahun").sort_values(["Kode", "tahun"])
