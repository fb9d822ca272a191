# pesan: Isian 'kasus_5': 'x' bukan salah satu pilihan
prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "metadata",
    "kasus_3": "kode referensi",
    "kasus_4": "salah tulis",
    "kasus_5": "x",
    "kasus_6": "x",
}
