# pesan: ada 116 baris, seharusnya 117
gabung = imunisasi.merge(
    kecamatan_lama, left_on="Kode BPS", right_on="kode_bps", validate="one_to_one", indicator=True
)
tanpa_pasangan = gabung[gabung["_merge"] == "left_only"]
