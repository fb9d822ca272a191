# pesan: Bagaimana urutan barisnya sebelum gandanya dibuang?
satu_kejadian = kotak_masuk.drop_duplicates("No Kejadian").copy()
satu_kejadian.loc[satu_kejadian["No Kejadian"] == "BNC-2025-174", "Tgl Laporan"] = "2025-11-24"
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
