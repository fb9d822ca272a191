# pesan: isian 'kasus_5' belum ada
prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "metadata",
    "kasus_3": "kode referensi",
    "kasus_4": "salah tulis",
}
