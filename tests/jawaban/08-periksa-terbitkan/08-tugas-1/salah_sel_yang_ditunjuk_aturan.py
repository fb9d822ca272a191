# pesan: Setiap catatan menunjuk sel yang benar-benar keliru
agustus["baris"] = agustus.index + 6
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
catatan = pd.DataFrame(
    {
        "sel": ["J785", "I791", "I865"],
        "masalah": ["melebihi ditimbang", "melebihi sasaran", "berupa teks"],
        "yang_diminta": ["cocokkan", "cocokkan", "ketik ulang"],
    }
)
catatan["tenggat"] = pd.to_datetime("2024-09-13")
