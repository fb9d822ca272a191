# pesan: Setiap catatan menunjuk sel yang benar-benar keliru
agustus["baris"] = agustus.index + 6
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
catatan = pd.DataFrame({"sel": ["J785", "I791", "H865"]})
catatan["masalah"] = ["melebihi ditimbang", "berupa teks", "melebihi sasaran"]
catatan["yang_diminta"] = ["cocokkan", "ketik ulang", "cocokkan"]
catatan["tenggat"] = pd.to_datetime("2024-09-13")
