# pesan: ada 10 baris, seharusnya 4
pencilan = gizi.sort_values("ditimbang_anak", ascending=False).head(10)
