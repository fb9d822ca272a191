# pesan: Nol di depan kode bermakna
aturan = pd.DataFrame(
    {
        "nama": ["kode_unit", "bulan", "masuk", "selesai"],
        "tipe": ["angka bulat", "angka bulat", "angka bulat", "angka bulat"],
        "kunci": ["Ya", "Ya", "Tidak", "Tidak"],
        "minimum": ["", "1", "0", "0"],
        "maksimum": ["", "12", "", "masuk"],
        "bentuk": ["###", "", "", ""],
    }
)
