# pesan: Setiap catatan menunjuk sel yang benar-benar keliru
agustus["baris"] = agustus.index + 6
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
catatan = pd.DataFrame(
    {
        "sel": ["J785", "I791", "I865"],
        "masalah": [
            "pendek melebihi ditimbang",
            "ditimbang melebihi sasaran",
            "angka tersimpan sebagai teks",
        ],
        "yang_diminta": [
            "cocokkan dengan buku register",
            "cocokkan dengan buku register",
            "ketik ulang sebagai angka",
        ],
    }
)
catatan["tenggat"] = pd.to_datetime("2024-09-13")
