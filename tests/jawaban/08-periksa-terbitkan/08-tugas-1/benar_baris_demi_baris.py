agustus["baris"] = agustus.index + 6
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
isi = [
    ("H865", "berupa teks", "ketik ulang"),
    ("I791", "melebihi sasaran", "cocokkan"),
    ("J785", "melebihi ditimbang", "cocokkan"),
]
catatan = pd.DataFrame(isi, columns=["sel", "masalah", "yang_diminta"])
catatan["tenggat"] = pd.Timestamp(2024, 9, 13)
