status = []
gabung = kegiatan.merge(wajib, left_on="Rincian", right_on="rincian", how="left")
for _, baris in gabung.iterrows():
    kosong = pd.isna(baris["Isian"])
    if kosong and baris["wajib_menurut_alat"] == "ya":
        status.append(3)
    elif not kosong and baris["Blok"] == "V. DESAIN SAMPEL":
        status.append(2)
    else:
        status.append(0)
tinjauan = gabung.assign(status=status).set_index("Rincian")
