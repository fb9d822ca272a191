def sel_ditutup(tabel):
    urut = tabel.sort_values("jumlah")
    hasil = []
    for wilayah, jumlah in zip(urut["wilayah"], urut["jumlah"], strict=True):
        if jumlah < 5 or len(hasil) == 1:
            hasil.append(wilayah)
    return hasil
