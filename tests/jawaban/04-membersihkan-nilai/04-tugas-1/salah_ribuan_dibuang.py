# pesan: seharusnya sekitar seribu kali lebih besar
def angka_rupiah(kolom):
    teks = kolom.str.replace("Rp", "").str.replace(".000", "").str.replace(".", "")
    return pd.to_numeric(teks)


ikan["nilai_rupiah"] = angka_rupiah(ikan["Nilai (Rp)"])
