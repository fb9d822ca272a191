nama = tamu[tamu["Bulan"] == 12].set_index("Kode Wilayah")["Kabupaten/Kota"]
nama = nama.str.title().str.replace("Kab. ", "Kabupaten ")
tamu_rapi = tamu.assign(**{"Kabupaten/Kota": tamu["Kode Wilayah"].map(nama)})[::-1]
hilang = kejadian["Kerugian (Rp)"].isin(["n/a", "N/A", "#N/A", "0"])
rugi = kejadian.assign(**{"Kerugian (Rp)": kejadian["Kerugian (Rp)"].mask(hilang)})
