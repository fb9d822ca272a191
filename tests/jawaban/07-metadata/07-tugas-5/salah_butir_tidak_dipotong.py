# pesan: seharusnya ['prp']
def di_luar_daftar(isi, klasifikasi):
    return sorted(set(isi) - set(klasifikasi.split("|")))
