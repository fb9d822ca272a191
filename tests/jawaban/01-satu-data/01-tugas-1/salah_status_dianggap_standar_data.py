# pesan: Istilahnya sudah sama. Keterangan apa
prinsip = {
    "kasus_1": "standar data",
    "kasus_2": "standar data",
    "kasus_3": "kode referensi",
    "kasus_4": "salah tulis",
    "kasus_5": "interoperabilitas",
    "kasus_6": "standar data",
}
