satu = baca.tabel_bertingkat(balita_2025, "Smt 1", baris_kepala=(6, 7))
dua = baca.tabel_bertingkat(balita_2025, "Smt 2", baris_kepala=(6, 7))
satu["semester"] = 1.0
dua["semester"] = 2.0
balita = pd.concat([satu, dua]).dropna(subset=["Kode Unit"])
