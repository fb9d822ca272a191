# pesan: angka nol pun ditulis dengan tanda kutip
tamu_rapi = tamu.copy()
wilayah = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ")
tamu_rapi["Kabupaten/Kota"] = wilayah.str.title()

rugi = kejadian.copy()
rugi.loc[rugi["Kerugian (Rp)"].isin(["n/a", "N/A", "#N/A", 0]), "Kerugian (Rp)"] = None
