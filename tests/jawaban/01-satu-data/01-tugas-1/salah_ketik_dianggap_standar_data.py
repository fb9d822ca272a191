# pesan: Lihat lagi angka-angkanya: 17,32 dan 17,23
prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "metadata",
    "kasus_3": "kode referensi",
    "kasus_4": "standar data",
    "kasus_5": "interoperabilitas",
    "kasus_6": "standar data",
}
