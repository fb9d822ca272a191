median = gizi.groupby("Kode Kec")["ditimbang_anak"].median()
kali = gizi["ditimbang_anak"] / gizi["Kode Kec"].map(median)
pencilan = gizi[kali >= 3].sort_values("Bln")
