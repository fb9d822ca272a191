# pesan: Kiriman ulang membuat satu data muncul dua baris
terima = pd.to_datetime(penerimaan["tanggal_terima"])
tenggat = pd.to_datetime(penerimaan["tenggat"])
penerimaan["hari"] = (terima - tenggat).dt.days

semester_2 = penerimaan[penerimaan["periode"] == "2024-S2"]
tepat = semester_2[(semester_2["status"] == "diterima") & (semester_2["hari"] <= 0)]
wajib = len(semester_2)
tepat_persen = len(tepat) / wajib * 100
