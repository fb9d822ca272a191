# pesan: Masih ada salah ketik yang perlu masuk padanan
rapi = nama_laporan["nama"].str.upper()
rapi = rapi.str.replace("  ", " ").str.replace("KAB. ", "KABUPATEN ")
padanan = {"KABUPTAEN LOMBOK BARAT": "KABUPATEN LOMBOK BARAT"}
nama_laporan["rapi"] = rapi.replace(padanan)
padan = nama_laporan.merge(rujukan, how="left", left_on="rapi", right_on="kunci")
