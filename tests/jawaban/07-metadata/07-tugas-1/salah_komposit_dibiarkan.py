# pesan: Apakah yang dijumlahkan itu indikator lain
perbaikan = {
    "satuan_penempatan": "Orang",
    "rincian_waktu_penempatan": "Bulan",
    "konsep_ditimbang": "Balita Ditimbang",
    "satuan_ditimbang": "Anak",
    "penyebut_tepat_waktu": "laporan yang seharusnya ada",
    "interpretasi_tepat_waktu": "Makin besar, makin banyak laporan sesuai jadwal",
    "komposit_indeks": "2 Tidak",
    "pembangun_indeks": "variabel pembangun",
}
