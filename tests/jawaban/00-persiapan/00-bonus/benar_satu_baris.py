def beda_persen(angka):
    return round((max(angka) / min(angka) - 1) * 100, 2)
