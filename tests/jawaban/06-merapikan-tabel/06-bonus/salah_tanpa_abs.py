# pesan: Jumlah tertulis yang lebih kecil juga dikenali
def periksa_jumlah(rincian, tertulis, satuan_terakhir):
    selisih = tertulis - sum(rincian)
    if selisih == 0:
        return "cocok"
    if selisih <= len(rincian) * satuan_terakhir / 2:
        return "pembulatan"
    return "periksa"
