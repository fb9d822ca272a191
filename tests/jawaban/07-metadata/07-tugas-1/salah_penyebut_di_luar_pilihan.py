# pesan: 'penyebut_tepat_waktu': 'semua laporan' bukan salah satu pilihan
perbaikan = {
    "satuan_penempatan": "Orang",
    "rincian_waktu_penempatan": "Bulan",
    "konsep_ditimbang": "Balita Ditimbang",
    "penyebut_tepat_waktu": "semua laporan",
    "interpretasi_tepat_waktu": "Makin besar, makin banyak laporan sesuai jadwal",
    "komposit_indeks": "1 Ya, indikator pembangun",
}
