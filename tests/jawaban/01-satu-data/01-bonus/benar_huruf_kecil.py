urutan = {
    "langkah_1": "d",
    "langkah_2": "b",
    "langkah_3": "f",
    "langkah_4": "a",
    "langkah_5": "g",
    "langkah_6": "e",
    "langkah_7": "c",
}
