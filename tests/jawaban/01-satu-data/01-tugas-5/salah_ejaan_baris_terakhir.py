# pesan: Isian 'baris_7': 'konsepnya' bukan salah satu pilihan
perlu_dikembalikan = {
    "baris_1": "definisi",
    "baris_2": "sumber data/publikasi",
    "baris_3": "satuan",
    "baris_4": " metode  perhitungan",
    "baris_5": "ukuran",
    "baris_6": "sudah baik",
    "baris_7": "konsepnya",
}
