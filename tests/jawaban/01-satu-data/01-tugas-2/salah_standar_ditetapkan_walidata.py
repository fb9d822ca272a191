# pesan: B nomor 3: siapa yang menetapkan
unsur = {
    "a_1": "satuan",
    "a_2": "klasifikasi",
    "a_3": "definisi",
}
pelaku = {
    "b_1": "walidata",
    "b_2": "produsen data",
    "b_3": "walidata",
}
tahap = {
    "c_1": "pemeriksaan",
    "c_2": "perencanaan",
    "c_3": "pengumpulan",
}
