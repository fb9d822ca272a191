def tanpa_rujukan(kode, rujukan):
    hasil = []
    for satu in kode:
        if satu not in rujukan and satu not in hasil:
            hasil.append(satu)
    return hasil
