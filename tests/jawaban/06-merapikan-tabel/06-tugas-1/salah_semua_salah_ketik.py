# pesan: Hitung selisihnya, lalu cari angka itu di kolom 2021
rincian = jagung[jagung["Kode Wilayah"].notna()]
dihitung = rincian.groupby("Pulau")[tahun].sum()
dihitung.loc["Provinsi"] = rincian[tahun].sum()
selisih = tertulis - dihitung
revisi = tetap.merge(sementara, left_on="Kode Wilayah", right_on="Kode")
revisi["revisi_ton"] = revisi["2024"] - revisi["2024*)"]

penjelasan = {
    "kasus_1": "salah ketik",
    "kasus_2": "salah ketik",
    "kasus_3": "salah ketik",
    "kasus_4": "salah ketik",
    "kasus_5": "salah ketik",
    "kasus_6": "salah ketik",
}
