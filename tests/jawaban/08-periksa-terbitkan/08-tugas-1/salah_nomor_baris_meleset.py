# pesan: 785: baris ini tidak ditemukan
agustus["baris"] = agustus.index + 5
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
catatan = pd.DataFrame(
    {
        "sel": ["J785", "I791", "H865"],
        "masalah": ["melebihi ditimbang", "melebihi sasaran", "berupa teks"],
        "yang_diminta": ["cocokkan", "cocokkan", "ketik ulang"],
    }
)
catatan["tenggat"] = pd.to_datetime("2024-09-13")
