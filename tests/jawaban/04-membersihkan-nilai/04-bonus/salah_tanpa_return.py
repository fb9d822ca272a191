# pesan: Apakah ada baris return
def angka(isi):
    print(isi)
