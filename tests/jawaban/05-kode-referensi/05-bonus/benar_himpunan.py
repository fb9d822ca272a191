def tanpa_rujukan(kode, rujukan):
    return set(kode).difference(rujukan)
