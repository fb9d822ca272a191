# pesan: baris, seharusnya 4
biasa = gizi.groupby("Kode Kec")["ditimbang_anak"].transform("median")
pencilan = gizi[gizi["ditimbang_anak"] > biasa]
