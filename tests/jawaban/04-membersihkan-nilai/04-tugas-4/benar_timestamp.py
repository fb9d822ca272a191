satu_kejadian = kotak_masuk.sort_values("Tgl Laporan").drop_duplicates("No Kejadian")
ini = satu_kejadian["No Kejadian"] == "BNC-2025-174"
satu_kejadian.loc[ini, "Tgl Laporan"] = pd.Timestamp(2025, 11, 24)
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
