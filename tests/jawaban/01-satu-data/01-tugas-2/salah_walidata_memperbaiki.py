# pesan: Dikembalikan kepada siapa?
unsur = {
    "a_1": "satuan",
    "a_2": "klasifikasi",
    "a_3": "definisi",
}
pelaku = {
    "b_1": "walidata",
    "b_2": "walidata",
    "b_3": "pembina data",
}
tahap = {
    "c_1": "pemeriksaan",
    "c_2": "perencanaan",
    "c_3": "pengumpulan",
}
