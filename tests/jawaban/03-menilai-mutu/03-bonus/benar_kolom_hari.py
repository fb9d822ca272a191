def tepat_waktu(periode):
    tabel = penerimaan.copy()
    tabel["hari"] = (
        pd.to_datetime(tabel["tanggal_terima"]) - pd.to_datetime(tabel["tenggat"])
    ).dt.days
    tabel = tabel[tabel["periode"] == periode]
    tepat = tabel[(tabel["status"] == "diterima") & (tabel["hari"] <= 0)]
    return round(len(tepat) / len(tabel[tabel["versi"] == 1]) * 100, 1)
