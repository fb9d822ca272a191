# pesan: Toleransi memakai setengah satuan terakhir
def periksa_jumlah(rincian, tertulis, satuan_terakhir):
    selisih = abs(sum(rincian) - tertulis)
    if selisih == 0:
        return "cocok"
    if selisih <= len(rincian) * satuan_terakhir:
        return "pembulatan"
    return "periksa"
