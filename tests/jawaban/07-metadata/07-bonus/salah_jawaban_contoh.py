# pesan: Sel kosong dan variabel tanpa daftar kode
def tak_sejalan(metadata, data):
    return ["jk", "umur", "usia"]
