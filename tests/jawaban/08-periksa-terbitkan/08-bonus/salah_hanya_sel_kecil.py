# pesan: seharusnya ['B', 'C']
def sel_ditutup(tabel):
    return tabel[tabel["jumlah"] < 5]["wilayah"].tolist()
