# pesan: itu tipe data
perbaikan = {
    "satuan_penempatan": "INTEGER",
    "rincian_waktu_penempatan": "Bulan",
    "konsep_ditimbang": "Balita Ditimbang",
    "penyebut_tepat_waktu": "laporan yang seharusnya ada",
    "interpretasi_tepat_waktu": "Makin besar, makin banyak laporan sesuai jadwal",
    "komposit_indeks": "1 Ya, indikator pembangun",
}
