# pesan: bulan paling besar 12
agustus["baris"] = agustus.index + 6
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
catatan = pd.DataFrame({"sel": ["J785", "I791", "H865"]})
catatan["masalah"] = ["melebihi ditimbang", "melebihi sasaran", "berupa teks"]
catatan["yang_diminta"] = ["cocokkan", "cocokkan", "ketik ulang"]
catatan["tenggat"] = pd.to_datetime("2024-13-09")
