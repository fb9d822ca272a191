def bersih(isi):
    return float(isi.replace("Rp", "").replace(".", "").strip())


ikan = ikan.assign(nilai_rupiah=ikan["Nilai (Rp)"].map(bersih))
ikan = ikan.sort_values("nilai_rupiah").reset_index(drop=True)
