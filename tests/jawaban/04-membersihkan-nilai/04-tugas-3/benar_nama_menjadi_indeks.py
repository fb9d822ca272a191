tamu_rapi = tamu.copy()
nama = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ").str.title()
tamu_rapi["Kabupaten/Kota"] = nama
tamu_rapi = tamu_rapi.set_index("Kabupaten/Kota")

rugi = kejadian.copy()
rugi.loc[rugi["Kerugian (Rp)"].isin(["n/a", "N/A", "#N/A", "0"]), "Kerugian (Rp)"] = None
