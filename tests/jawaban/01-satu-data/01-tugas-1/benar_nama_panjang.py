prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "metadata",
    "kasus_3": "data induk",
    "kasus_4": "salah ketik",
    "kasus_5": "kaidah interoperabilitas data",
    "kasus_6": "standar data",
    "kasus_7": "metadata",
    "kasus_8": "kode referensi dan/atau data induk",
}
