prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "metadata",
    "kasus_3": "data induk",
    "kasus_4": "salah ketik",
    "kasus_5": "Interoperabilitas",
    "kasus_6": "standar data",
}
