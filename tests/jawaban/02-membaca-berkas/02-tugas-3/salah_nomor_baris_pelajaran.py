# pesan: Variabel mentah_1 belum ada
mentah_1 = baca.tabel_bertingkat(balita_2025, "Smt 1", baris_kepala=(5, 6))
semester_1 = mentah_1
