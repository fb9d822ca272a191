# pesan: Kolom Kode Wilayah: 117 nilai berupa angka
imunisasi = pd.read_csv(imunisasi_2025, sep=";", encoding="cp1252", decimal=",", thousands=".")
