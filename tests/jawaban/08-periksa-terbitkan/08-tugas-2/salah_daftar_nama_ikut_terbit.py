# pesan: kolom lain memuat orang
putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).agg(
    jumlah=("penerima", "size"), penerima=("penerima", ", ".join)
)
terbit["jumlah"] = terbit["jumlah"].mask(terbit["jumlah"] < 5)
