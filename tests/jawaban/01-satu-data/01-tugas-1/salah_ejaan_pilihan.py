# pesan: bukan salah satu pilihan
prinsip = {
    "kasus_1": "standart data",
    "kasus_2": "metadata",
    "kasus_3": "kode referensi",
    "kasus_4": "salah tulis",
    "kasus_5": "interoperabilitas",
    "kasus_6": "standar data",
}
