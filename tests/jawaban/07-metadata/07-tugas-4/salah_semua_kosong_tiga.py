# pesan: tidak bertanda wajib tetap berstatus 0
tinjauan = kegiatan.copy()
tinjauan["status"] = 0
tinjauan.loc[tinjauan["Isian"].isna(), "status"] = 3
tinjauan.loc[tinjauan["Isian"].notna() & (tinjauan["Blok"] == "V. DESAIN SAMPEL"), "status"] = 2
