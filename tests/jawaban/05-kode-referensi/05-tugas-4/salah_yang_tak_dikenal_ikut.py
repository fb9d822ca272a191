# pesan: Hanya baris yang kodenya ada
uji_kode = kantor_lombok.merge(
    kecamatan, how="left", left_on="Kode Kec", right_on="kode_kemendagri", indicator=True
)
tidak_dikenal = uji_kode[uji_kode["_merge"] == "left_only"]
wilayah_lain = uji_kode[uji_kode["Kec."].str.upper() != uji_kode["nama"].str.upper()]
