# pesan: Kasus 5: andaikan bentuk berkasnya selalu sama
prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "metadata",
    "kasus_3": "kode referensi",
    "kasus_4": "salah tulis",
    "kasus_5": "metadata",
    "kasus_6": "standar data",
}
