# pesan: Tulisan apa yang belum dibuang?
teks = ikan["Nilai (Rp)"].str.replace(".", "")
ikan["nilai_rupiah"] = pd.to_numeric(teks, errors="coerce")
