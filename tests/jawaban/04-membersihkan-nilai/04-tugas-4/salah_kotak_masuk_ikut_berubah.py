# pesan: Tabel kotak_masuk telanjur berubah
kotak_masuk.loc[kotak_masuk["No Kejadian"] == "BNC-2025-174", "Tgl Laporan"] = "2025-11-24"
kotak_masuk = kotak_masuk.sort_values("Tgl Laporan").drop_duplicates("No Kejadian")
satu_kejadian = kotak_masuk
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
