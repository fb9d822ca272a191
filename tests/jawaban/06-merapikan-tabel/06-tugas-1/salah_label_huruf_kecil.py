# pesan: Label baris kedua tabel harus sama persis
rincian = jagung[jagung["Kode Wilayah"].notna()]
dihitung = rincian.groupby("Pulau")[tahun].sum()
dihitung.loc["provinsi"] = rincian[tahun].sum()
selisih = tertulis - dihitung

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
