# pesan: Rujukan / 4: kosong
putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).size().reset_index(name="jumlah")
terbit["jumlah"] = terbit["jumlah"].mask(terbit["jumlah"] <= 5)
