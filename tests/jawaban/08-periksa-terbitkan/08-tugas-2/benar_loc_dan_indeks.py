putusan = {
    "nomor_kartu": "buang",
    "penerima": "buang",
    "tanggal_lahir": "buang",
    "jenis_layanan": "hitung",
    "triwulan": "hitung",
}
terbit = layanan.groupby(["triwulan", "jenis_layanan"])[["penerima"]].count()
terbit = terbit.rename(columns={"penerima": "jumlah"})
terbit.loc[terbit["jumlah"] < 5, "jumlah"] = None
