# pesan: ada 196 baris, seharusnya 191
satu_kejadian = kotak_masuk.drop_duplicates().copy()
satu_kejadian.loc[satu_kejadian["No Kejadian"] == "BNC-2025-174", "Tgl Laporan"] = "2025-11-24"
