# pesan: Kode lain diperiksa utuh
def di_luar_daftar(isi, klasifikasi):
    if klasifikasi == "-":
        return []
    return sorted({nilai for nilai in isi if nilai not in klasifikasi})
