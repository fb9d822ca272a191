# pesan: seharusnya ['52.99']
def tanpa_rujukan(kode, rujukan):
    return set(kode) ^ set(rujukan)
