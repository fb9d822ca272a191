# pesan: kolom Kode
kantor_lombok["ID"] = kantor_lombok["ID"].str.zfill(5)
tidak_di_kantor = kantor_lombok[~kantor_lombok["ID"].isin(induk_lombok["Kode"])]
tidak_di_induk = tidak_di_kantor
ganda = kantor_lombok[kantor_lombok["ID"].duplicated(keep=False)]
