# pesan: bukan salah satu pilihan
putusan = {
    "nomor_kartu": "samarkan",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).size().reset_index(name="jumlah")
terbit["jumlah"] = terbit["jumlah"].mask(terbit["jumlah"] < 5)
