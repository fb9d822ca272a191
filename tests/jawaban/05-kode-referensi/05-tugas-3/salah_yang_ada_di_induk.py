# pesan: Yang dicari yang TIDAK ada di data induk
kantor_lombok["ID"] = kantor_lombok["ID"].str.zfill(5)
tidak_di_induk = kantor_lombok[kantor_lombok["ID"].isin(induk_lombok["Kode"])]
tidak_di_kantor = induk_lombok[~induk_lombok["Kode"].isin(kantor_lombok["ID"])]
ganda = kantor_lombok[kantor_lombok["ID"].duplicated(keep=False)]
