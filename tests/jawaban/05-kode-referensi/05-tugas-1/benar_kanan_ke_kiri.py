gabung = kecamatan_lama.merge(
    imunisasi, how="right", left_on="kode_bps", right_on="Kode BPS", indicator=True
)
tanpa_pasangan = gabung.query("_merge == 'right_only'")
