kantor_lombok["Kec."] = kantor_lombok["Kec."].str.upper()
kecamatan["nama"] = kecamatan["nama"].str.upper()
uji_kode = kantor_lombok.merge(
    kecamatan, how="left", left_on="Kode Kec", right_on="kode_kemendagri", indicator=True
)
tidak_dikenal = uji_kode[uji_kode["_merge"] == "left_only"]
cocok = uji_kode[uji_kode["_merge"] == "both"]
wilayah_lain = cocok[cocok["Kec."] != cocok["nama"]]
