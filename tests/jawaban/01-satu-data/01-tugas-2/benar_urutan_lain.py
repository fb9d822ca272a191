unsur = {
    "a_3": "definisi",
    "a_2": "klasifikasi",
    "a_1": "satuan",
}
pelaku = {
    "b_3": "pembina data",
    "b_2": "produsen data",
    "b_1": "walidata",
}
tahap = {
    "c_3": "pengumpulan",
    "c_2": "perencanaan",
    "c_1": "pemeriksaan",
}
