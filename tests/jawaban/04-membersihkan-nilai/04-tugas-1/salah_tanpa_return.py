# pesan: Periksa return dan replace-nya
def angka_rupiah(kolom):
    teks = kolom.str.replace("Rp", "")
    teks = teks.str.replace(".", "")
    pd.to_numeric(teks)


ikan["nilai_rupiah"] = angka_rupiah(ikan["Nilai (Rp)"])
