kepala = ["nama", "tipe", "kunci", "minimum", "maksimum", "bentuk"]
aturan = pd.DataFrame(
    [
        ["kode_unit", "teks", "Ya", "", "", "###"],
        ["bulan", "angka bulat", "Ya", "1", "12", ""],
        ["masuk", "angka bulat", "Tidak", "0", "", ""],
        ["selesai", "angka bulat", "Tidak", "0", "masuk", ""],
    ],
    columns=kepala,
)
