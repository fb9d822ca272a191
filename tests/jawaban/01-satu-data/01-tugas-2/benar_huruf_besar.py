unsur = {
    "a_1": "SATUAN",
    "a_2": "KLASIFIKASI",
    "a_3": "DEFINISI",
    "a_4": "UKURAN",
}
pelaku = {
    "b_1": "WALIDATA",
    "b_2": "PRODUSEN DATA",
    "b_3": "PEMBINA DATA",
    "b_4": "PENGGUNA DATA",
}
tahap = {
    "c_1": "PEMERIKSAAN",
    "c_2": "PERENCANAAN",
    "c_3": "PENGUMPULAN",
    "c_4": "PENYEBARLUASAN",
}
