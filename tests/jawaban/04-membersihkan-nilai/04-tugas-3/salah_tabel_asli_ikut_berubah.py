# pesan: Tabel kejadian yang asli tidak diubah
tamu_rapi = tamu.copy()
wilayah = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ")
tamu_rapi["Kabupaten/Kota"] = wilayah.str.title()

rugi = kejadian
rugi.loc[rugi["Kerugian (Rp)"].isin(["n/a", "N/A", "#N/A", "0"]), "Kerugian (Rp)"] = None
