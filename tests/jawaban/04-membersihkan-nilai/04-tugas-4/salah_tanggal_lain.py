# pesan: Isian yang dibetulkan tercatat dengan isi barunya
satu_kejadian = kotak_masuk.sort_values("Tgl Laporan").drop_duplicates("No Kejadian").copy()
satu_kejadian.loc[satu_kejadian["No Kejadian"] == "BNC-2025-174", "Tgl Laporan"] = "24/11/2025"
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
