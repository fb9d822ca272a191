unsur = {
    "a_1": "SATUAN",
    "a_2": "KLASIFIKASI",
    "a_3": "DEFINISI",
}
pelaku = {
    "b_1": "WALIDATA",
    "b_2": "PRODUSEN DATA",
    "b_3": "PEMBINA DATA",
}
tahap = {
    "c_1": "PEMERIKSAAN",
    "c_2": "PERENCANAAN",
    "c_3": "PENGUMPULAN",
}
