# pesan: seharusnya angka
putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).size().reset_index(name="jumlah")
terbit["jumlah"] = terbit["jumlah"].astype(str).mask(terbit["jumlah"] < 5, "<5")
