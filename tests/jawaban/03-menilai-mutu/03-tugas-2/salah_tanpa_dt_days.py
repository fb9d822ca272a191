# pesan: Tertulis days? Ambil angkanya dengan .dt.days
terima = pd.to_datetime(penerimaan["tanggal_terima"])
tenggat = pd.to_datetime(penerimaan["tenggat"])
penerimaan["hari"] = terima - tenggat

semester_2 = penerimaan[penerimaan["periode"] == "2024-S2"]
tepat = semester_2[(semester_2["status"] == "diterima") & (semester_2["hari"] <= pd.Timedelta(0))]
wajib = semester_2["data"].nunique()
tepat_persen = len(tepat) / wajib * 100
