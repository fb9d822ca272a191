# pesan: Balita ditimbang L: 2 nilai belum benar
satu = baca.tabel_bertingkat(balita_2025, "Smt 1", baris_kepala=(6, 7))
dua = baca.tabel_bertingkat(balita_2025, "Smt 2", baris_kepala=(6, 7))
satu = satu[satu["Kode Unit"].notna()]
dua = dua[dua["Kode Unit"].notna()]
balita = pd.concat([satu.assign(semester=2), dua.assign(semester=1)])
