# pesan: seharusnya 'pembulatan'
def periksa_jumlah(rincian, tertulis, satuan_terakhir):
    selisih = abs(sum(rincian) - tertulis)
    if selisih == 0:
        return "cocok"
    if selisih <= satuan_terakhir / 2:
        return "pembulatan"
    return "periksa"
