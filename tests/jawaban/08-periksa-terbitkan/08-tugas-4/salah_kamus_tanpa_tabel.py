# pesan: Bungkus dengan pd.DataFrame({...})
aturan = {
    "nama": ["kode_unit", "bulan", "masuk", "selesai"],
    "tipe": ["teks", "angka bulat", "angka bulat", "angka bulat"],
    "kunci": ["Ya", "Ya", "Tidak", "Tidak"],
    "minimum": ["", "1", "0", "0"],
    "maksimum": ["", "12", "", "masuk"],
    "bentuk": ["###", "", "", ""],
}
