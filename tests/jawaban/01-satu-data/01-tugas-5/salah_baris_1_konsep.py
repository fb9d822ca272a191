# pesan: Isian mana yang hanya mengulang konsep itu?
perlu_dikembalikan = {
    "baris_1": "konsep",
    "baris_2": "sumber",
    "baris_3": "satuan",
    "baris_4": "metode perhitungan",
    "baris_5": "ukuran",
    "baris_6": "sudah baik",
    "baris_7": "konsep",
}
