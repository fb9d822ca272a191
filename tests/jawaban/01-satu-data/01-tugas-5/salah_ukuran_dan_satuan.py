# pesan: Panjang dijumlahkan, jadi ukurannya sejalan
perlu_dikembalikan = {
    "baris_1": "definisi",
    "baris_2": "sumber",
    "baris_3": "ukuran",
    "baris_4": "metode perhitungan",
    "baris_5": "satuan",
    "baris_6": "sudah baik",
    "baris_7": "konsep",
}
