# pesan: Apakah ada baris return
def beda_persen(angka):
    print(round((max(angka) - min(angka)) / min(angka) * 100, 2))
