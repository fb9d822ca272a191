# pesan: nilai berupa teks, seharusnya tanggal
kejadian["tanggal_kejadian"] = kejadian["Tgl Kejadian"].replace(bulan, regex=True)
