# pesan: nilai berupa teks, seharusnya angka
ikan["nilai_rupiah"] = ikan["Nilai (Rp)"].str.replace("Rp", "").str.replace(".", "")
