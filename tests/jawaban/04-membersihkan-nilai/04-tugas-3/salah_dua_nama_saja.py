# pesan: Nama kabupaten/kota lain juga seragam
tamu_rapi = tamu.copy()
tamu_rapi["Kabupaten/Kota"] = tamu["Kabupaten/Kota"].replace(
    {"KABUPATEN DOMPU": "Kabupaten Dompu", "Kab. Sumbawa": "Kabupaten Sumbawa"}
)

rugi = kejadian.copy()
rugi["Kerugian (Rp)"] = rugi["Kerugian (Rp)"].replace(
    {"n/a": None, "N/A": None, "#N/A": None, "0": None}
)
