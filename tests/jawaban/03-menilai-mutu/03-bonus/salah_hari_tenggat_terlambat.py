# pesan: Pemanggilan dengan '2024-T1': 59,375
def tepat_waktu(periode):
    pilih = penerimaan[penerimaan["periode"] == periode]
    tepat = pilih[(pilih["status"] == "diterima") & (pilih["tanggal_terima"] < pilih["tenggat"])]
    return len(tepat) / pilih["data"].nunique() * 100
