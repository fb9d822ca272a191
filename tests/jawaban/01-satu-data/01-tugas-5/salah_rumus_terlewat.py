# pesan: Baris 4: persentase memerlukan pembagi
perlu_dikembalikan = {
    "baris_1": "definisi",
    "baris_2": "sumber",
    "baris_3": "satuan",
    "baris_4": "sudah baik",
    "baris_5": "ukuran",
    "baris_6": "sudah baik",
    "baris_7": "konsep",
}
