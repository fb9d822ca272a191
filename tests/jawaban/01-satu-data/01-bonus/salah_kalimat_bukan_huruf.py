# pesan: bukan salah satu pilihan
urutan = {
    "langkah_1": "Arti disepakati",
    "langkah_2": "B",
    "langkah_3": "F",
    "langkah_4": "A",
    "langkah_5": "G",
    "langkah_6": "E",
    "langkah_7": "C",
}
