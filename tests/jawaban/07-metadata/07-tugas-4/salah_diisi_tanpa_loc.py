# pesan: Isi lewat tinjauan.loc
tinjauan = kegiatan.merge(wajib, left_on="Rincian", right_on="rincian")
kosong = tinjauan["Isian"].isna()
tinjauan["status"] = 0
tinjauan[kosong & (tinjauan["wajib_menurut_alat"] == "ya")]["status"] = 3
tinjauan[~kosong & (tinjauan["Blok"] == "V. DESAIN SAMPEL")]["status"] = 2
