# pesan: ada 205 baris, seharusnya 200
satu_kejadian = kotak_masuk.copy()
satu_kejadian.loc[satu_kejadian["No Kejadian"] == "BNC-2025-174", "Tgl Laporan"] = (
    "2025-11-24 00:00:00"
)
satu_kejadian = satu_kejadian.drop_duplicates()
