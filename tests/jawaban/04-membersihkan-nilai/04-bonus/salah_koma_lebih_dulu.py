# pesan: seharusnya sekitar sepuluh kali lebih kecil
def angka(isi):
    return float(isi.replace("Rp", "").replace(",", ".").replace(".", ""))
