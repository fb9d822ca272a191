agustus["baris"] = agustus.index + 6
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
isi = [
    ("H865", "angka tersimpan sebagai teks", "ketik ulang sebagai angka"),
    ("I791", "ditimbang melebihi sasaran", "cocokkan dengan buku register"),
    ("J785", "pendek melebihi ditimbang", "cocokkan dengan buku register"),
]
catatan = pd.DataFrame(isi, columns=["sel", "masalah", "yang_diminta"])
catatan["tenggat"] = pd.Timestamp(2024, 9, 13)
