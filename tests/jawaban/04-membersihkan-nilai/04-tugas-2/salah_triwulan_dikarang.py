# pesan: Tanggal yang tidak dapat diketahui tetap kosong
teks = kejadian["Tgl Kejadian"].replace(bulan, regex=True)
hasil = pd.to_datetime(teks, format="%Y-%m-%d %H:%M:%S", errors="coerce")
for bentuk in ["%d/%m/%y", "%d-%m-%Y"]:
    hasil = hasil.fillna(pd.to_datetime(teks, format=bentuk, errors="coerce"))
kejadian["tanggal_kejadian"] = hasil.ffill()
