# pesan: ada 12 baris, seharusnya 11
satu_kejadian = kotak_masuk.sort_values("Tgl Laporan").drop_duplicates("No Kejadian")
satu_kejadian.loc[satu_kejadian["No Kejadian"] == "BNC-2025-174", "Tgl Laporan"] = "2025-11-24"
satu_kejadian["keterangan"] = "sudah diperiksa"
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
