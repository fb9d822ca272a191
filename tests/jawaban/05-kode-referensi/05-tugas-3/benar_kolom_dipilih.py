kantor_lombok["ID"] = kantor_lombok["ID"].str.zfill(5)
periksa = kantor_lombok.merge(
    induk_lombok, how="outer", left_on="ID", right_on="Kode", indicator=True
)
kolom = ["ID", "Fasilitas", "Kode", "Nama Fasilitas", "_merge"]
tidak_di_induk = periksa.loc[periksa["_merge"] == "left_only", kolom]
tidak_di_kantor = periksa.loc[periksa["_merge"] == "right_only", kolom]
ganda = kantor_lombok.loc[kantor_lombok["ID"].duplicated(keep=False), ["ID", "Fasilitas"]]
