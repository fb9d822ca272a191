# pesan: ada 1516 baris, seharusnya 1512
gizi_unik = gizi.drop_duplicates()
