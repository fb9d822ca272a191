kantor = kantor_lombok.assign(ID=kantor_lombok["ID"].str.zfill(5))
tidak_di_induk = kantor[~kantor["ID"].isin(induk_lombok["Kode"])]
tidak_di_kantor = induk_lombok[~induk_lombok["Kode"].isin(kantor["ID"])]
jumlah = kantor["ID"].value_counts()
ganda = kantor[kantor["ID"].isin(jumlah[jumlah > 1].index)].sort_values("Fasilitas")
