# pesan: Kata ribu terbaca
def angka(isi):
    if not isinstance(isi, str):
        return isi
    teks = isi.replace("Rp", "").replace("*", "").replace(".", "").replace(",", ".")
    if "juta" in teks:
        return float(teks.replace("juta", "")) * 1_000_000
    return float(teks)
