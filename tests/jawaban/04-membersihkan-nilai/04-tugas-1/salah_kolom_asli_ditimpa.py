# pesan: Kolom Nilai (Rp) yang asli tidak diubah
teks = ikan["Nilai (Rp)"].str.replace("Rp", "").str.replace(".", "")
ikan["Nilai (Rp)"] = pd.to_numeric(teks)
ikan["nilai_rupiah"] = ikan["Nilai (Rp)"]
