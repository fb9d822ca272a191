# pesan: ke kelompok mana mereka dibagi?
unsur = {
    "a_1": "satuan",
    "a_2": "definisi",
    "a_3": "definisi",
}
pelaku = {
    "b_1": "walidata",
    "b_2": "produsen data",
    "b_3": "pembina data",
}
tahap = {
    "c_1": "pemeriksaan",
    "c_2": "perencanaan",
    "c_3": "pengumpulan",
}
