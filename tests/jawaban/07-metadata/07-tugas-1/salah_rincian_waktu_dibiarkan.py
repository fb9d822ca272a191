# pesan: sama dengan definisinya
perbaikan = {
    "satuan_penempatan": "Orang",
    "rincian_waktu_penempatan": "Tahun",
    "konsep_ditimbang": "Balita Ditimbang",
    "penyebut_tepat_waktu": "laporan yang seharusnya ada",
    "interpretasi_tepat_waktu": "Makin besar, makin banyak laporan sesuai jadwal",
    "komposit_indeks": "1 Ya, indikator pembangun",
}
