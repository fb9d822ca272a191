# pesan: .loc menambah baris
satu_kejadian = kotak_masuk.sort_values("Tgl Laporan").drop_duplicates("No Kejadian")
satu_kejadian.loc["BNC-2025-174", "Tgl Laporan"] = "2025-11-24"
