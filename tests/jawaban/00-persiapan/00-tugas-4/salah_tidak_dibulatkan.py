# pesan: dibulatkan satu desimal
def kepadatan(penduduk, luas_km2):
    return penduduk / luas_km2
