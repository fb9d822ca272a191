# pesan: Apakah ada baris return
def periksa_jumlah(rincian, tertulis, satuan_terakhir):
    selisih = abs(sum(rincian) - tertulis)
    if selisih == 0:
        print("cocok")
    if selisih <= len(rincian) * satuan_terakhir / 2:
        print("pembulatan")
    print("periksa")
