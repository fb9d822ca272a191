# pesan: Apakah ada baris return
def kepadatan(penduduk, luas_km2):
    print(round(penduduk / luas_km2, 1))
