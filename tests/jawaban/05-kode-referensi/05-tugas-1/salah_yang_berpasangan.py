# pesan: ada 116 baris, seharusnya 1
gabung = imunisasi.merge(
    kecamatan_lama, how="left", left_on="Kode BPS", right_on="kode_bps", indicator=True
)
tanpa_pasangan = gabung[gabung["_merge"] == "both"]
