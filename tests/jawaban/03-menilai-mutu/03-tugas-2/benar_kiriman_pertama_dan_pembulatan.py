penerimaan = penerimaan.assign(
    hari=(
        pd.to_datetime(penerimaan["tanggal_terima"]) - pd.to_datetime(penerimaan["tenggat"])
    ).dt.days
)
semester_2 = penerimaan.query("periode == '2024-S2'")
tepat = semester_2.query("status == 'diterima' and hari <= 0").sort_values("tanggal_terima")
wajib = (semester_2["versi"] == 1).sum()
tepat_persen = round(len(tepat) / wajib * 100, 1)
