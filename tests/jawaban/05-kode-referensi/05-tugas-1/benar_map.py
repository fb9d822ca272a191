kode = kecamatan_lama.set_index("kode_bps")["kode_kemendagri"]
gabung = imunisasi.assign(kode_kemendagri=imunisasi["Kode BPS"].map(kode))
tanpa_pasangan = gabung[gabung["kode_kemendagri"].isna()]
