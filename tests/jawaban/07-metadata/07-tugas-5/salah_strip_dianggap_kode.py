# pesan: Klasifikasi '-' berarti tidak ada daftar
def di_luar_daftar(isi, klasifikasi):
    kode = [butir.split(" ")[0] for butir in klasifikasi.split("|")]
    return sorted(set(isi) - set(kode))
