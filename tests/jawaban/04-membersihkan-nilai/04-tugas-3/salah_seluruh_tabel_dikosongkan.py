# pesan: Angka 0 di kolom lain tidak ikut dikosongkan
tamu_rapi = tamu.copy()
wilayah = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ")
tamu_rapi["Kabupaten/Kota"] = wilayah.str.title()

rugi = kejadian.replace({"n/a": None, "N/A": None, "#N/A": None, "0": None})
