def tepat_waktu(periode):
    pilih = penerimaan[penerimaan["periode"].eq(periode)]
    terima = pilih[pilih["status"].eq("diterima")]
    return 100 * (terima["tanggal_terima"] <= terima["tenggat"]).sum() / len(pilih["data"].unique())
