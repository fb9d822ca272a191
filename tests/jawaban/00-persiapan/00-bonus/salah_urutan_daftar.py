# pesan: Urutan angka di dalam daftar
def beda_persen(angka):
    return round((angka[1] - angka[-1]) / angka[-1] * 100, 2)
