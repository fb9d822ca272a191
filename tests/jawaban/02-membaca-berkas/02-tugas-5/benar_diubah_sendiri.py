imunisasi = pd.read_csv(imunisasi_2025, sep=";", encoding="cp1252", dtype=str)
for kolom in ["Jumlah Sasaran", "Cakupan (%) – angka sementara"]:
    teks = imunisasi[kolom].str.replace(".", "").str.replace(",", ".")
    imunisasi[kolom] = teks.astype(float)
