urutan = {
    "langkah_7": "C",
    "langkah_6": "E",
    "langkah_5": "G",
    "langkah_4": "A",
    "langkah_3": "F",
    "langkah_2": "B",
    "langkah_1": "D",
}
