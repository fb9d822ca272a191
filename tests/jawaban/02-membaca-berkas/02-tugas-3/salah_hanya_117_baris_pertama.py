# pesan: Kolom Kode Unit
mentah_1 = baca.tabel_bertingkat(balita_2025, "Smt 1", baris_kepala=(6, 7))
semester_1 = mentah_1.head(117)
