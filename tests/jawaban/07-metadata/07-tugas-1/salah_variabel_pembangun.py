# pesan: cocok dengan rumus indeks
perbaikan = {
    "satuan_penempatan": "Orang",
    "rincian_waktu_penempatan": "Bulan",
    "konsep_ditimbang": "Balita Ditimbang",
    "penyebut_tepat_waktu": "laporan yang seharusnya ada",
    "interpretasi_tepat_waktu": "Makin besar, makin banyak laporan sesuai jadwal",
    "komposit_indeks": "2 Tidak, variabel pembangun",
}
