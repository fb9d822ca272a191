# pesan: Nama yang bisa berarti dua wilayah tidak ditebak
kunci = nama_laporan["nama"].str.upper()
kunci = kunci.str.replace("  ", " ").str.replace("KAB. ", "KABUPATEN ")
padanan = {"KABUPTAEN LOMBOK BARAT": "KABUPATEN LOMBOK BARAT", "KOTA BMIA": "KOTA BIMA"}
padanan["BIMA"] = "KABUPATEN BIMA"
nama_laporan["kunci"] = kunci.replace(padanan)
padan = nama_laporan.merge(rujukan, how="left", on="kunci")
