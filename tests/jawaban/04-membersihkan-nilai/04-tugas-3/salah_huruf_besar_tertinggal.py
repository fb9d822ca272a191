# pesan: 52.05 / 5: 'KABUPATEN DOMPU'
tamu_rapi = tamu.copy()
tamu_rapi["Kabupaten/Kota"] = tamu["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ")

rugi = kejadian.copy()
rugi["Kerugian (Rp)"] = rugi["Kerugian (Rp)"].replace(
    {"n/a": None, "N/A": None, "#N/A": None, "0": None}
)
