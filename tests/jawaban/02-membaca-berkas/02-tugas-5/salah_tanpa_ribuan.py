# pesan: masih teks, seharusnya angka 1517
imunisasi = pd.read_csv(
    imunisasi_2025, sep=";", encoding="cp1252", decimal=",", dtype={"Kode Wilayah": str}
)
