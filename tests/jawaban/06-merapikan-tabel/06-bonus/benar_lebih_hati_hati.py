def periksa_jumlah(rincian, tertulis, satuan_terakhir):
    selisih = round(sum(rincian) - tertulis, 9)
    toleransi = 0.5 * satuan_terakhir * len(rincian)
    if selisih == 0:
        return "cocok"
    elif -toleransi <= selisih <= toleransi:
        return "pembulatan"
    else:
        return "periksa"
