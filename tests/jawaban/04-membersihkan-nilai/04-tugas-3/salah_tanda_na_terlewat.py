# pesan: Tulis setiap tanda di dalam daftar
tamu_rapi = tamu.copy()
wilayah = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ")
tamu_rapi["Kabupaten/Kota"] = wilayah.str.title()

rugi = kejadian.copy()
rugi.loc[rugi["Kerugian (Rp)"] == "0", "Kerugian (Rp)"] = None
