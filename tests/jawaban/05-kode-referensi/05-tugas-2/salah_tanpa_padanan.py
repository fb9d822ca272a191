# pesan: salah ketik yang perlu masuk padanan
kunci = nama_laporan["nama"].str.upper()
kunci = kunci.str.replace("  ", " ").str.replace("KAB. ", "KABUPATEN ")
padanan = {}
nama_laporan["kunci"] = kunci.replace(padanan)
padan = nama_laporan.merge(rujukan, how="left", on="kunci")
