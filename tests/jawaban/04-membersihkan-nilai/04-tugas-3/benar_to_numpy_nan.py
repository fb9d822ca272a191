tamu_rapi = tamu.copy()
wilayah = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ")
tamu_rapi["Kabupaten/Kota"] = wilayah.str.title()

rugi = kejadian.copy()
for tanda in ["n/a", "N/A", "#N/A", "0"]:
    rugi.loc[rugi["Kerugian (Rp)"] == tanda, "Kerugian (Rp)"] = float("nan")
