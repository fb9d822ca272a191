# pesan: Sudahkah Provinsi ditambahkan
rincian = jagung[jagung["Kode Wilayah"].notna()]
selisih = tertulis - rincian.groupby("Pulau")[tahun].sum()

revisi = tetap.merge(sementara, left_on="Kode Wilayah", right_on="Kode")
revisi["revisi_ton"] = revisi["2024"] - revisi["2024*)"]

penjelasan = {
    "kasus_1": "rincian hilang",
    "kasus_2": "salah ketik",
    "kasus_3": "angka direvisi",
    "kasus_4": "rincian hilang",
    "kasus_5": "pembulatan",
    "kasus_6": "terhitung ganda",
}
