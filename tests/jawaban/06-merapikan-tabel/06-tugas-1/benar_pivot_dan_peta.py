rincian = jagung[~jagung["Pulau"].isna()]
dihitung = rincian.pivot_table(index="Pulau", values=tahun, aggfunc="sum")
provinsi = dihitung.sum().to_frame("Provinsi").T
selisih = tertulis.sub(pd.concat([dihitung, provinsi]).rename_axis("Pulau")).reset_index()

revisi = tetap.copy()
lama = revisi["Kode Wilayah"].map(sementara.set_index("Kode")["2024*)"])
revisi["revisi_ton"] = revisi["2024"] - lama
penjelasan = {
    "kasus_1": "Rincian hilang",
    "kasus_2": "Salah ketik ",
    "kasus_3": "ANGKA DIREVISI",
    "kasus_4": "rincian hilang",
    "kasus_5": "pembulatan",
    "kasus_6": "terhitung  ganda",
}
