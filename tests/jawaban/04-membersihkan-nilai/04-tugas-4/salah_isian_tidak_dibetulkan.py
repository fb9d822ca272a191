# pesan: ada 10 baris, seharusnya 11
satu_kejadian = kotak_masuk.sort_values("Tgl Laporan").drop_duplicates("No Kejadian")
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
