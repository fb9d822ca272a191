# pesan: kembalikan apa adanya
def angka(isi):
    teks = str(isi).replace("Rp", "").replace("*", "").replace(".", "").replace(",", ".")
    if "juta" in teks:
        return float(teks.replace("juta", "")) * 1_000_000
    if "ribu" in teks:
        return float(teks.replace("ribu", "")) * 1_000
    return float(teks)
