imunisasi = pd.read_table(
    imunisasi_2025,
    sep=";",
    encoding="cp1252",
    decimal=",",
    thousands=".",
    dtype={"Kode Wilayah": str},
)
