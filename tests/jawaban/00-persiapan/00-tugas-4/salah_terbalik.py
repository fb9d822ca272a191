# pesan: Penduduk dibagi luas
def kepadatan(penduduk, luas_km2):
    return round(luas_km2 / penduduk, 1)
