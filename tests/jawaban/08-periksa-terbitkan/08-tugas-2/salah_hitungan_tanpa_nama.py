# pesan: akhiri dengan .reset_index(name="jumlah")
putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).size().reset_index()
terbit["jumlah"] = terbit["jumlah"].mask(terbit["jumlah"] < 5)
