# pesan: (seharusnya kosong)
putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["jenis_layanan", "triwulan"]).size().reset_index(name="jumlah")
terbit.loc[terbit["jumlah"] < 5, "jumlah"] = 0
