# pesan: Yang belum diterima ikut pembagi
terima = pd.to_datetime(penerimaan["tanggal_terima"])
tenggat = pd.to_datetime(penerimaan["tenggat"])
penerimaan["hari"] = (terima - tenggat).dt.days

semester_2 = penerimaan[penerimaan["periode"] == "2024-S2"]
diterima = semester_2[semester_2["status"] == "diterima"]
tepat = diterima[diterima["hari"] <= 0]
wajib = semester_2["data"].nunique()
tepat_persen = len(tepat) / len(diterima) * 100
