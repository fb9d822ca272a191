def di_luar_daftar(isi, klasifikasi):
    if klasifikasi == "-":
        return []
    kode = [butir.split()[0] for butir in klasifikasi.split("|")]
    hasil = []
    for nilai in isi:
        if nilai not in kode and nilai not in hasil:
            hasil.append(nilai)
    return hasil
