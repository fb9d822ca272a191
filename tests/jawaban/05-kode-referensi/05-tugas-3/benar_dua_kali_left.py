kantor_lombok["ID"] = ("0" + kantor_lombok["ID"]).str[-5:]
kiri = kantor_lombok.merge(
    induk_lombok, how="left", left_on="ID", right_on="Kode", validate="many_to_one"
)
tidak_di_induk = kiri[kiri["Kode"].isna()]
unik = kantor_lombok.drop_duplicates(subset="ID")
kanan = induk_lombok.merge(unik, how="left", left_on="Kode", right_on="ID", indicator=True)
tidak_di_kantor = kanan[kanan["_merge"] == "left_only"]
ganda = kantor_lombok[kantor_lombok.duplicated("ID", keep=False)]
