# pesan: tenggat setiap baris tanggal 13 September 2024
agustus["baris"] = agustus.index + 6
salah = agustus[
    (agustus["Ditimbang"] > agustus["Sasaran"]) | (agustus["Pendek"] > agustus["Ditimbang"])
]
catatan = pd.DataFrame(
    {
        "sel": ["J785", "I791", "H865"],
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
catatan["tenggat"] = pd.to_datetime("2024-09-12")
