# pesan: ada 181 baris, seharusnya 191
satu_kejadian = kotak_masuk.drop_duplicates("No Kejadian", keep=False)
perubahan = catat.perubahan(kotak_masuk, satu_kejadian, kunci="No Kejadian")
