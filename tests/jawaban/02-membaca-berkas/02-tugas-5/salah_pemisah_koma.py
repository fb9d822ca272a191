# pesan: kolom Kode Wilayah, Jumlah Sasaran
imunisasi = pd.read_csv(imunisasi_2025, encoding="cp1252", on_bad_lines="skip")
