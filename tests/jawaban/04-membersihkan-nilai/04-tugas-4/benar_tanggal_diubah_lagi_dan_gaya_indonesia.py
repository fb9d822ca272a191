satu_kejadian = kotak_masuk.copy()
satu_kejadian["Tgl Laporan"] = pd.to_datetime(satu_kejadian["Tgl Laporan"])
baris = satu_kejadian["No Kejadian"] == "BNC-2025-174"
satu_kejadian.loc[baris, "Tgl Laporan"] = "24/11/2025"
satu_kejadian = satu_kejadian.sort_values("Tgl Laporan").drop_duplicates("No Kejadian")
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
