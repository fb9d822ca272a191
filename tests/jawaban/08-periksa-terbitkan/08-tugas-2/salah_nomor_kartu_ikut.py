# pesan: adakah yang berisi 16 angka
putusan = {
    "nomor_kartu": "hitung",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).size().reset_index(name="jumlah")
terbit["jumlah"] = terbit["jumlah"].mask(terbit["jumlah"] < 5)
