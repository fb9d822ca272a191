# pesan: Formulir itu sudah disepakati
urutan = {
    "langkah_1": "B",
    "langkah_2": "D",
    "langkah_3": "F",
    "langkah_4": "A",
    "langkah_5": "G",
    "langkah_6": "E",
    "langkah_7": "C",
}
