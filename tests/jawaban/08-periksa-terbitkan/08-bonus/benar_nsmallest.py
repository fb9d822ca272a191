def sel_ditutup(tabel):
    banyak = (tabel["jumlah"] < 5).sum()
    if banyak == 1:
        banyak = 2
    return tabel.nsmallest(banyak, "jumlah")["wilayah"]
