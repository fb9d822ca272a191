# pesan: Wilayah yang namanya mirip tidak tertukar
kunci = nama_laporan["nama"].str.upper()
kunci = kunci.str.replace("  ", " ").str.replace("KAB. ", "KABUPATEN ")
padanan = {"KABUPTAEN LOMBOK BARAT": "KABUPATEN LOMBOK BARAT", "KOTA BMIA": "KOTA BIMA"}
kunci = kunci.str.replace("SUMBAWA BARAT", "SUMBAWA")
nama_laporan["kunci"] = kunci.replace(padanan)
padan = nama_laporan.merge(rujukan, how="left", on="kunci")
