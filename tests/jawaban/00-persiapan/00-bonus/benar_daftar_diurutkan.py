def beda_persen(angka):
    urut = sorted(angka)
    terkecil, terbesar = urut[0], urut[-1]
    return round(100 * (terbesar - terkecil) / terkecil, 2)
