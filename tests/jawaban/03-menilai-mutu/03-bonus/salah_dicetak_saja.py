# pesan: Apakah ada baris return
def tepat_waktu(periode):
    pilih = penerimaan[penerimaan["periode"] == periode]
    hari = (pd.to_datetime(pilih["tanggal_terima"]) - pd.to_datetime(pilih["tenggat"])).dt.days
    tepat = pilih[(pilih["status"] == "diterima") & (hari <= 0)]
    print(len(tepat) / pilih["data"].nunique() * 100)
