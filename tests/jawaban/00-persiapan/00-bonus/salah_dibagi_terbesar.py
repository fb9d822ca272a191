# pesan: Dibagi angka yang mana
def beda_persen(angka):
    return round((max(angka) - min(angka)) / max(angka) * 100, 2)
