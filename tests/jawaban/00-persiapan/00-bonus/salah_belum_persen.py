# pesan: Sudahkah dikali 100
def beda_persen(angka):
    return round((max(angka) - min(angka)) / min(angka), 2)
