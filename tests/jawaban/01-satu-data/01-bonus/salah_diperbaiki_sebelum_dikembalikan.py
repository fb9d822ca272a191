# pesan: Langkah 4: hasil pemeriksaan pertama
urutan = {
    "langkah_1": "D",
    "langkah_2": "B",
    "langkah_3": "F",
    "langkah_4": "G",
    "langkah_5": "A",
    "langkah_6": "E",
    "langkah_7": "C",
}
