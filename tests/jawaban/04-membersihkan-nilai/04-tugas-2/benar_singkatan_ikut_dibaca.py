teks = kejadian["Tgl Kejadian"].replace(bulan, regex=True).replace(singkatan, regex=True)
hasil = pd.to_datetime(teks, format="%Y-%m-%d %H:%M:%S", errors="coerce")
for bentuk in ["%d/%m/%y", "%d-%m-%Y", "%d-%m-%y"]:
    hasil = hasil.fillna(pd.to_datetime(teks, format=bentuk, errors="coerce"))
kejadian["tanggal_kejadian"] = hasil
