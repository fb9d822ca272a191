# pesan: Apakah ada baris return
def sel_ditutup(tabel):
    print(tabel[tabel["jumlah"] < 5])
