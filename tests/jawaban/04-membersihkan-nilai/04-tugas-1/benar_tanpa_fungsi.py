teks = ikan["Nilai (Rp)"].str.replace("Rp ", "").str.replace(".", "")
ikan["nilai_rupiah"] = teks.astype(int)
