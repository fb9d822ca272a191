gabung = imunisasi.merge(
    kecamatan_lama, how="outer", left_on="Kode BPS", right_on="kode_bps", indicator=True
)
tanpa_pasangan = gabung[gabung["_merge"] == "left_only"]
