putusan = {
    "nomor_kartu": "Buang ",
    "penerima": "Buang ",
    "tanggal_lahir": "Buang ",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).size().reset_index(name="jumlah")
terbit["jumlah"] = terbit["jumlah"].where(terbit["jumlah"] >= 5)
