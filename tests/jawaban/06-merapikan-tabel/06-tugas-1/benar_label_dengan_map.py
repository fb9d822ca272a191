selisih = tertulis.copy()
rincian = jagung.dropna(subset=["Kode Wilayah"])
for kolom in tahun:
    per_pulau = rincian.groupby("Pulau")[kolom].sum()
    selisih.loc["Lombok", kolom] -= per_pulau["Lombok"]
    selisih.loc["Sumbawa", kolom] -= per_pulau["Sumbawa"]
    selisih.loc["Provinsi", kolom] -= rincian[kolom].sum()

baru = sementara.rename(columns={"Kode": "Kode Wilayah"})
revisi = baru.merge(tetap, on="Kode Wilayah", how="left")
revisi = revisi.assign(revisi_ton=revisi["2024"].sub(revisi["2024*)"]))

penjelasan = {
    "kasus_1": "rincian hilang",
    "kasus_2": "salah ketik",
    "kasus_3": "angka direvisi",
    "kasus_4": "rincian hilang",
    "kasus_5": "pembulatan",
    "kasus_6": "terhitung ganda",
}
