# pesan: Mana yang lebih awal?
unsur = {
    "a_1": "satuan",
    "a_2": "klasifikasi",
    "a_3": "definisi",
}
pelaku = {
    "b_1": "walidata",
    "b_2": "produsen data",
    "b_3": "pembina data",
}
tahap = {
    "c_1": "pemeriksaan",
    "c_2": "pemeriksaan",
    "c_3": "pemeriksaan",
}
