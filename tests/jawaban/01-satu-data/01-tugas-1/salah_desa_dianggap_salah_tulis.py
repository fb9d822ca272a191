# pesan: Kasus 8: dua tempat bernama sama
prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "metadata",
    "kasus_3": "kode referensi",
    "kasus_4": "salah tulis",
    "kasus_5": "interoperabilitas",
    "kasus_6": "standar data",
    "kasus_7": "metadata",
    "kasus_8": "salah tulis",
}
