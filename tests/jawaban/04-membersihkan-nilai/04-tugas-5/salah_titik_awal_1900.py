# pesan: dihitung dari 1899-12-30
bentuk = "%Y-%m-%d %H:%M:%S"
resmi = pd.to_datetime(laporan["Tgl Kejadian"], format=bentuk, errors="coerce")
masuk = pd.to_datetime(laporan["Tgl Laporan"], format=bentuk, errors="coerce")
nomor = pd.to_numeric(laporan["Tgl Laporan"], errors="coerce")
pendek = laporan["Tgl Kejadian"].replace(singkatan, regex=True)
singkat = pd.to_datetime(pendek, format="%d-%m-%y", errors="coerce")

seri = pd.to_datetime(nomor, unit="D", origin="1900-01-01")
laporan["tanggal_kejadian"] = resmi.fillna(singkat)
laporan["tanggal_laporan"] = masuk.fillna(seri)
