# pesan: Kolom mana yang bersama-sama menunjuk satu baris
aturan = pd.DataFrame(
    {
        "nama": ["kode_unit", "bulan", "masuk", "selesai"],
        "tipe": ["teks", "angka bulat", "angka bulat", "angka bulat"],
        "kunci": ["Ya", "Tidak", "Tidak", "Tidak"],
        "minimum": ["", "1", "0", "0"],
        "maksimum": ["", "12", "", "masuk"],
        "bentuk": ["###", "", "", ""],
    }
)
