# pesan: Keduanya sama-sama panjang
unsur = {
    "a_1": "ukuran",
    "a_2": "klasifikasi",
    "a_3": "definisi",
    "a_4": "satuan",
}
pelaku = {
    "b_1": "walidata",
    "b_2": "produsen data",
    "b_3": "pembina data",
    "b_4": "pengguna data",
}
tahap = {
    "c_1": "pemeriksaan",
    "c_2": "perencanaan",
    "c_3": "pengumpulan",
    "c_4": "penyebarluasan",
}
