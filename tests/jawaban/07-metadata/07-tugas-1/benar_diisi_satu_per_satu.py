perbaikan = {}
perbaikan["komposit_indeks"] = "1 Ya, indikator pembangun"
perbaikan["interpretasi_tepat_waktu"] = "Makin besar, makin banyak laporan sesuai jadwal"
perbaikan["penyebut_tepat_waktu"] = "laporan yang seharusnya ada"
perbaikan["konsep_ditimbang"] = "Balita Ditimbang"
perbaikan["rincian_waktu_penempatan"] = "Bulan"
perbaikan["satuan_penempatan"] = "Orang"
