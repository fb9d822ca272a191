# pesan: Kolom nilai_rupiah: 35 sel kosong
def angka_rupiah(kolom):
    teks = kolom.str.replace("Rp", "")
    return pd.to_numeric(teks, errors="coerce")


ikan["nilai_rupiah"] = angka_rupiah(ikan["Nilai (Rp)"])
