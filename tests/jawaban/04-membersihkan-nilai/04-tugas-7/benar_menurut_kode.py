gizi_unik = gizi.drop_duplicates(["Kode Kec", "Bln", "JK"])
