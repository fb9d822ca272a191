# pesan: Apakah ada baris return
def di_luar_daftar(isi, klasifikasi):
    print(set(isi) - set(klasifikasi.split("|")))
