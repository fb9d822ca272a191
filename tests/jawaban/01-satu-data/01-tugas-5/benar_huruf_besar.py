perlu_dikembalikan = {
    "baris_1": "Definisi",
    "baris_2": "Sumber",
    "baris_3": "Satuan",
    "baris_4": "Metode perhitungan",
    "baris_5": "Ukuran",
    "baris_6": "Sudah baik",
    "baris_7": "Konsep",
}
