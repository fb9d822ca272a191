# pesan: dari setiap pasangan, satu baris tetap
gizi_unik = gizi.copy()
gizi_unik["Unit Pelapor"] = gizi_unik["Unit Pelapor"].str.strip().str.title()
gizi_unik = gizi_unik.drop_duplicates(keep=False)
