tanda = dict(zip(wajib["rincian"], wajib["wajib_menurut_alat"]))
tinjauan = kegiatan.copy()
tinjauan["status"] = 0
wajib_isi = tinjauan["Rincian"].map(tanda) == "ya"
blok_v = tinjauan["Blok"].str[:2] == "V."
tinjauan["status"] = tinjauan["status"].mask(wajib_isi & tinjauan["Isian"].isna(), 3)
tinjauan["status"] = tinjauan["status"].mask(blok_v & tinjauan["Isian"].notna(), 2)
