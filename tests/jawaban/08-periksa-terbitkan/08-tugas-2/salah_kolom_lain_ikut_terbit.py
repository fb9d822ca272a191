# pesan: tidak perlu: 'nomor_kartu', 'penerima', 'tanggal_lahir'
putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).count().reset_index()
terbit["jumlah"] = terbit["nomor_kartu"].mask(terbit["nomor_kartu"] < 5)
