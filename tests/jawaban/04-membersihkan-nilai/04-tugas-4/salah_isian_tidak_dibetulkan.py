# pesan: 2025-11-22 (seharusnya 2025-11-24)
satu_kejadian = kotak_masuk.sort_values("Tgl Laporan").drop_duplicates("No Kejadian")
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
