# pesan: koperasi yang bagaimana yang disebut aktif?
perlu_dikembalikan = {
    "baris_1": "sudah baik",
    "baris_2": "sudah baik",
    "baris_3": "sudah baik",
    "baris_4": "sudah baik",
    "baris_5": "sudah baik",
    "baris_6": "sudah baik",
    "baris_7": "sudah baik",
}
