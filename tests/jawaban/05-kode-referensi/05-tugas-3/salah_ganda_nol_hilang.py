# pesan: Kode ditulis lima angka, dengan nol di depan
lengkap = kantor_lombok.assign(ID=kantor_lombok["ID"].str.zfill(5))
tidak_di_induk = lengkap[~lengkap["ID"].isin(induk_lombok["Kode"])]
tidak_di_kantor = induk_lombok[~induk_lombok["Kode"].isin(lengkap["ID"])]
lengkap["ID"] = lengkap["ID"].astype(int)
ganda = lengkap[lengkap["ID"].duplicated(keep=False)]
