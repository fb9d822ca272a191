# pesan: seharusnya angka
imunisasi = pd.read_csv(
    imunisasi_2025, sep=";", encoding="cp1252", thousands=".", dtype={"Kode Wilayah": str}
)
