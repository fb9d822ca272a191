# pesan: Masih kosong? Tahun dua angka ditulis %y
tanggal = kejadian["Tgl Kejadian"]
resmi = pd.to_datetime(tanggal, format="%Y-%m-%d %H:%M:%S", errors="coerce")
miring = pd.to_datetime(tanggal, format="%d/%m/%Y", errors="coerce")
angka_bulan = tanggal.replace(bulan, regex=True)
kata = pd.to_datetime(angka_bulan, format="%d-%m-%Y", errors="coerce")
kejadian["tanggal_kejadian"] = resmi.fillna(miring).fillna(kata)
