# pesan: B nomor 3: siapa yang menetapkan
unsur = {
    "a_1": "satuan",
    "a_2": "klasifikasi",
    "a_3": "definisi",
    "a_4": "ukuran",
}
pelaku = {
    "b_1": "walidata",
    "b_2": "produsen data",
    "b_3": "walidata",
    "b_4": "pengguna data",
}
tahap = {
    "c_1": "pemeriksaan",
    "c_2": "perencanaan",
    "c_3": "pengumpulan",
    "c_4": "penyebarluasan",
}
