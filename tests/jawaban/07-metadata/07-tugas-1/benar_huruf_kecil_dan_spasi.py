perbaikan = {
    "satuan_penempatan": " orang ",
    "rincian_waktu_penempatan": "Bulan",
    "konsep_ditimbang": "balita  ditimbang",
    "penyebut_tepat_waktu": "laporan yang seharusnya ada",
    "interpretasi_tepat_waktu": "Makin besar, makin banyak laporan sesuai jadwal",
    "komposit_indeks": "1 ya, indikator pembangun",
}
