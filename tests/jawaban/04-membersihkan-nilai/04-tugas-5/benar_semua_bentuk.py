teks = laporan["Tgl Kejadian"].replace(bulan, regex=True).replace(singkatan, regex=True)
hasil = pd.to_datetime(teks, format="%Y-%m-%d %H:%M:%S", errors="coerce")
for bentuk in ["%d-%m-%y", "%d/%m/%y", "%d-%m-%Y"]:
    hasil = hasil.fillna(pd.to_datetime(teks, format=bentuk, errors="coerce"))
laporan["tanggal_kejadian"] = hasil
seri = pd.to_numeric(laporan["Tgl Laporan"], errors="coerce")
dari_seri = pd.Timestamp("1899-12-30") + pd.to_timedelta(seri, unit="D")
resmi = pd.to_datetime(laporan["Tgl Laporan"], format="%Y-%m-%d %H:%M:%S", errors="coerce")
laporan["tanggal_laporan"] = resmi.fillna(dari_seri)
