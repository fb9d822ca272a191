# pesan: ada 3 baris, seharusnya 4
tidak_dikenal = kantor_lombok[kantor_lombok["Kode Kec"].str.len() != 8]
wilayah_lain = kantor_lombok[kantor_lombok["Kode Kec"] == "52.01.05"]
