# pesan: 'Kab. Sumbawa'
tamu_rapi = tamu.copy()
tamu_rapi["Kabupaten/Kota"] = tamu["Kabupaten/Kota"].str.title()

rugi = kejadian.copy()
rugi["Kerugian (Rp)"] = rugi["Kerugian (Rp)"].replace(
    {"n/a": None, "N/A": None, "#N/A": None, "0": None}
)
