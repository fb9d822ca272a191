# pesan: Hanya Kabupaten/Kota yang diubah
tamu_rapi = tamu.copy()
nama = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ").str.title()
tamu_rapi["Kabupaten/Kota"] = nama
tamu_rapi["Bulan"] = tamu_rapi["Bulan"].astype(str)

rugi = kejadian.copy()
rugi.loc[rugi["Kerugian (Rp)"].isin(["n/a", "N/A", "#N/A", "0"]), "Kerugian (Rp)"] = None
