putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan[["jenis_layanan", "triwulan"]].value_counts().reset_index(name="jumlah")
terbit["jumlah"] = terbit["jumlah"].astype("Int64").mask(terbit["jumlah"] < 5)
