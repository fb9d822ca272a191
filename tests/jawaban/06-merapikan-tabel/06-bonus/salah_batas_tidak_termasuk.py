# pesan: tepat sama dengan toleransi masih pembulatan
def periksa_jumlah(rincian, tertulis, satuan_terakhir):
    selisih = abs(sum(rincian) - tertulis)
    if selisih == 0:
        return "cocok"
    if selisih < len(rincian) * satuan_terakhir * 0.5:
        return "pembulatan"
    return "periksa"
