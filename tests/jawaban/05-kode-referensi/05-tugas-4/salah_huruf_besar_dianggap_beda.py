# pesan: bandingkan nama setelah hurufnya diseragamkan
uji_kode = kantor_lombok.merge(
    kecamatan, how="left", left_on="Kode Kec", right_on="kode_kemendagri", indicator=True
)
tidak_dikenal = uji_kode[uji_kode["_merge"] == "left_only"]
beda = uji_kode["Kec."] != uji_kode["nama"]
wilayah_lain = uji_kode[(uji_kode["_merge"] == "both") & beda]
