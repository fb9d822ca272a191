kantor_lombok["ID"] = kantor_lombok["ID"].str.zfill(5)
kantor_lombok["Fasilitas"] = kantor_lombok["Fasilitas"].str.title()
periksa = kantor_lombok.merge(
    induk_lombok, how="outer", left_on="ID", right_on="Kode", indicator=True
)
tidak_di_induk = periksa[periksa["_merge"] == "left_only"]
tidak_di_kantor = periksa[periksa["_merge"] == "right_only"]
ganda = kantor_lombok[kantor_lombok["ID"].duplicated(keep=False)].set_index("ID")
