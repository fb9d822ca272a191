# pesan: Kosongkan selnya, jangan buang barisnya
tamu_rapi = tamu.copy()
nama = tamu_rapi["Kabupaten/Kota"].str.replace("Kab. ", "Kabupaten ").str.title()
tamu_rapi["Kabupaten/Kota"] = nama

rugi = kejadian[~kejadian["Kerugian (Rp)"].isin(["n/a", "N/A", "#N/A", "0"])]
