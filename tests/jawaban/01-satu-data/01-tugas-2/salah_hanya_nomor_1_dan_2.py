# pesan: Isian 'a_3' belum diisi
unsur = {
    "a_1": "satuan",
    "a_2": "klasifikasi",
    "a_3": "____",
}
pelaku = {
    "b_1": "walidata",
    "b_2": "produsen data",
    "b_3": "____",
}
tahap = {
    "c_1": "pemeriksaan",
    "c_2": "perencanaan",
    "c_3": "____",
}
