def kepadatan(penduduk, luas_km2):
    hasil = penduduk / luas_km2
    hasil = round(hasil, 1)
    return hasil
