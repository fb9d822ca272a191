# pesan: ada 29 baris, seharusnya 30
kunci = nama_laporan["nama"].str.upper()
kunci = kunci.str.replace("  ", " ").str.replace("KAB. ", "KABUPATEN ")
padanan = {"KABUPTAEN LOMBOK BARAT": "KABUPATEN LOMBOK BARAT", "KOTA BMIA": "KOTA BIMA"}
nama_laporan["kunci"] = kunci.replace(padanan)
padan = nama_laporan.merge(rujukan, on="kunci")
