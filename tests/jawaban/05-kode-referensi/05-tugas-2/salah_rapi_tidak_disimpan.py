# pesan: Sudahkah barisnya diawali `rapi =`
rapi = nama_laporan["nama"].str.upper()
rapi.str.replace("  ", " ")
rapi.str.replace("KAB. ", "KABUPATEN ")
padanan = {"KABUPTAEN LOMBOK BARAT": "KABUPATEN LOMBOK BARAT", "KOTA BMIA": "KOTA BIMA"}
nama_laporan["rapi"] = rapi.replace(padanan)
padan = nama_laporan.merge(rujukan, how="left", left_on="rapi", right_on="kunci")
