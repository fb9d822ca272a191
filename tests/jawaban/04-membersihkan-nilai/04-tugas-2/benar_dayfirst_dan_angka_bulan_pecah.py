teks = kejadian["Tgl Kejadian"].replace(bulan, regex=True)
hasil = pd.to_datetime(teks, format="%d/%m/%y", errors="coerce")
hasil = hasil.fillna(pd.to_datetime(teks, format="%d-%m-%Y", errors="coerce"))
hasil = hasil.fillna(
    pd.to_datetime(teks, format="ISO8601", errors="coerce").where(teks.str.len() > 10)
)
kejadian["tanggal_kejadian"] = hasil
