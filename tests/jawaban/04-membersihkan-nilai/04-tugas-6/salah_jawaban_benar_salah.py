# pesan: belum tabelnya
biasa = gizi.groupby("Kode Kec")["ditimbang_anak"].transform("median")
pencilan = gizi["ditimbang_anak"] > 5 * biasa
