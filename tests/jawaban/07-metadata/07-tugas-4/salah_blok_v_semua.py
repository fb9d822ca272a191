# pesan: tidak bertanda wajib tetap berstatus 0
tinjauan = kegiatan.merge(wajib, left_on="Rincian", right_on="rincian")
tinjauan["status"] = 0
kosong = tinjauan["Isian"].isna() & (tinjauan["wajib_menurut_alat"] == "ya")
tinjauan.loc[kosong, "status"] = 3
tinjauan.loc[tinjauan["Blok"] == "V. DESAIN SAMPEL", "status"] = 2
