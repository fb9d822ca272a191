# pesan: seribu kali lebih besar
imunisasi = pd.read_csv(imunisasi_2025, sep=";", encoding="cp1252", decimal=",", dtype={"Kode Wilayah": str})
