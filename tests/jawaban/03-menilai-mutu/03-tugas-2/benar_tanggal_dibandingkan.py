kolom = ["tanggal_terima", "tenggat"]
penerimaan[kolom] = penerimaan[kolom].apply(pd.to_datetime)
penerimaan["hari"] = (penerimaan["tanggal_terima"] - penerimaan["tenggat"]) / pd.Timedelta("1D")

tepat = penerimaan[penerimaan["periode"].eq("2024-S2") & penerimaan["status"].eq("diterima")]
tepat = tepat[tepat["tanggal_terima"] <= tepat["tenggat"]]
wajib = len(penerimaan.loc[penerimaan["periode"].eq("2024-S2"), "data"].unique())
tepat_persen = 100 * tepat["data"].count() / wajib
