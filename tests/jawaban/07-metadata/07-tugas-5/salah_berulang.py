# pesan: Kode lain diperiksa utuh
def di_luar_daftar(isi, klasifikasi):
    if klasifikasi == "-":
        return []
    kode = [butir.split(" ")[0] for butir in klasifikasi.split("|")]
    return [nilai for nilai in isi if nilai not in kode]
