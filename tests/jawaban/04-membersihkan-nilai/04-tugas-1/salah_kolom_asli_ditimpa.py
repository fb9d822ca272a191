# pesan: Kolom asli telanjur berubah
teks = ikan["Nilai (Rp)"].str.replace("Rp", "").str.replace(".", "")
ikan["Nilai (Rp)"] = pd.to_numeric(teks)
ikan["nilai_rupiah"] = ikan["Nilai (Rp)"]
