def periksa_jumlah(rincian, tertulis, satuan_terakhir):
    jumlah = 0
    toleransi = 0
    for angka in rincian:
        jumlah = jumlah + angka
        toleransi = toleransi + satuan_terakhir * 0.5
    hasil = "periksa"
    if abs(jumlah - tertulis) <= toleransi:
        hasil = "pembulatan"
    if abs(jumlah - tertulis) < 0.000001:
        hasil = "cocok"
    return hasil
