# pesan: Yang dibaca lembar Smt 1
mentah_1 = baca.tabel_bertingkat(balita_2025, "Smt 2", baris_kepala=(6, 7))
semester_1 = baca.tabel_bertingkat(balita_2025, "Smt 1", baris_kepala=(6, 7))
semester_1 = semester_1[semester_1["Kode Unit"].notna()]
