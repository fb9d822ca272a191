# pesan: Fungsi berlaku untuk data tahunan
def tepat_waktu(periode):
    return 65.6
