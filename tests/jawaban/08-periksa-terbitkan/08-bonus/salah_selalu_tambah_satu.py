# pesan: tidak ada sel lain yang ikut ditutup
def sel_ditutup(tabel):
    banyak = (tabel["jumlah"] < 5).sum()
    return tabel.sort_values("jumlah").head(banyak + 1)["wilayah"].tolist()
