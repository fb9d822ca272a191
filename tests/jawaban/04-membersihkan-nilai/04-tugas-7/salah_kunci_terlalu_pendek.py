# pesan: seharusnya 1512 (kekurangan
gizi_unik = gizi.drop_duplicates(["Kode Kec", "Bln"])
