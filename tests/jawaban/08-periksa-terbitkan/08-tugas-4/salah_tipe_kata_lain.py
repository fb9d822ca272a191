# pesan: Isi tipe: teks atau angka bulat
aturan = pd.DataFrame(
    {
        "nama": ["kode_unit", "bulan", "masuk", "selesai"],
        "tipe": ["teks", "angka", "angka", "angka"],
        "kunci": ["Ya", "Ya", "Tidak", "Tidak"],
        "minimum": ["", "1", "0", "0"],
        "maksimum": ["", "12", "", "masuk"],
        "bentuk": ["###", "", "", ""],
    }
)
