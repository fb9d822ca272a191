# pesan: masih ada satu kejadian lagi
urutan = {
    "langkah_1": "D",
    "langkah_2": "B",
    "langkah_3": "F",
    "langkah_4": "A",
    "langkah_5": "G",
    "langkah_6": "C",
    "langkah_7": "E",
}
