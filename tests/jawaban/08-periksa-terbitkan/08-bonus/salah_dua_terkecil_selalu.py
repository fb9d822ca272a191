# pesan: Tabel tanpa sel kecil menghasilkan daftar kosong
def sel_ditutup(tabel):
    return tabel.sort_values("jumlah").head(2)["wilayah"].tolist()
