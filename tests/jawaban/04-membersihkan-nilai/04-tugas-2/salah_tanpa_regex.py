# pesan: Sesudah bulannya diganti
tanggal = kejadian["Tgl Kejadian"]
resmi = pd.to_datetime(tanggal, format="%Y-%m-%d %H:%M:%S", errors="coerce")
miring = pd.to_datetime(tanggal, format="%d/%m/%y", errors="coerce")
kata = pd.to_datetime(tanggal.replace(bulan), format="%d-%m-%Y", errors="coerce")
kejadian["tanggal_kejadian"] = resmi.fillna(miring).fillna(kata)
