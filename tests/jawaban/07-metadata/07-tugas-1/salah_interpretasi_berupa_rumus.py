# pesan: itu rumus
perbaikan = {
    "satuan_penempatan": "Orang",
    "rincian_waktu_penempatan": "Bulan",
    "konsep_ditimbang": "Balita Ditimbang",
    "penyebut_tepat_waktu": "laporan yang seharusnya ada",
    "interpretasi_tepat_waktu": "Laporan tepat waktu dibagi laporan yang masuk",
    "komposit_indeks": "1 Ya, indikator pembangun",
}
