import datetime as dt

agustus = agustus.assign(baris=agustus.index + 6)
satu = agustus[agustus["Ditimbang"] > agustus["Sasaran"]]
dua = agustus[agustus["Pendek"] > agustus["Ditimbang"]]
salah = pd.concat([satu, dua])
catatan = pd.DataFrame(
    {
        "sel": ["J785", "I791", "H865"],
        "masalah": ["melebihi ditimbang", "melebihi sasaran", "berupa teks"],
        "yang_diminta": ["cocokkan", "cocokkan", "ketik ulang"],
    }
)
catatan["tenggat"] = dt.date(2024, 9, 13)
