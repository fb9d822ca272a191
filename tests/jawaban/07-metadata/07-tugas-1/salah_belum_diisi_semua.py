# pesan: belum diisi
perbaikan = {
    "satuan_penempatan": "Orang",
    "rincian_waktu_penempatan": "____",
    "konsep_ditimbang": "Balita Ditimbang",
    "penyebut_tepat_waktu": "laporan yang seharusnya ada",
    "interpretasi_tepat_waktu": "Makin besar, makin banyak laporan sesuai jadwal",
    "komposit_indeks": "____",
}
