biasa = gizi.groupby("Kode Kec")["ditimbang_anak"].transform("mean")
pencilan = gizi[gizi["ditimbang_anak"] > 3 * biasa].reset_index(drop=True)
