# pesan: seharusnya 65
tinjauan = kegiatan[kegiatan["Rincian"].isin(["2.2b", "3.2", "5.1", "5.7"])].copy()
tinjauan["status"] = 2
