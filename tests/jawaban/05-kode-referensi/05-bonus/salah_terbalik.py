# pesan: seharusnya ['52.99']
def tanpa_rujukan(kode, rujukan):
    return list(set(rujukan) - set(kode))
