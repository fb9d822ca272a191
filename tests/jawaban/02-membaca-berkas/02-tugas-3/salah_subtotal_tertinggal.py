# pesan: ada 128 baris, seharusnya 117
mentah_1 = baca.tabel_bertingkat(balita_2025, "Smt 1", baris_kepala=(6, 7))
semester_1 = mentah_1[mentah_1["Balita ditimbang L"].notna()]
