# pesan: yang sama persis dengan tanda itu
tamu_rapi = tamu.copy()
wilayah = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ")
tamu_rapi["Kabupaten/Kota"] = wilayah.str.title()

rugi = kejadian.copy()
rugi["Kerugian (Rp)"] = (
    rugi["Kerugian (Rp)"]
    .str.replace("0", "")
    .replace({"n/a": None, "N/A": None, "#N/A": None, "": None})
)
