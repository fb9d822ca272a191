# pesan: Periksa dua spasi di tengah nama
kunci = nama_laporan["nama"].str.upper()
kunci = kunci.str.replace("KAB. ", "KABUPATEN ")
padanan = {"KABUPTAEN LOMBOK BARAT": "KABUPATEN LOMBOK BARAT", "KOTA BMIA": "KOTA BIMA"}
nama_laporan["kunci"] = kunci.replace(padanan)
padan = nama_laporan.merge(rujukan, how="left", on="kunci")
