# pesan: 70,833333
def tepat_waktu(periode):
    pilih = penerimaan[penerimaan["periode"] == "2024-S2"]
    hari = (pd.to_datetime(pilih["tanggal_terima"]) - pd.to_datetime(pilih["tenggat"])).dt.days
    tepat = pilih[(pilih["status"] == "diterima") & (hari <= 0)]
    return len(tepat) / pilih["data"].nunique() * 100
