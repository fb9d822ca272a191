def angka(isi):
    if isinstance(isi, int | float):
        return isi
    kali = 1
    for kata, besar in {"ribu": 1000, "juta": 1000000}.items():
        if kata in isi:
            kali = besar
            isi = isi.replace(kata, "")
    for tanda in ["Rp", "*", "."]:
        isi = isi.replace(tanda, "")
    return float(isi.strip().replace(",", ".")) * kali
