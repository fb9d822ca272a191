# pesan: Apakah ada baris return
def tanpa_rujukan(kode, rujukan):
    print(set(kode) - set(rujukan))
