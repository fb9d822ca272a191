padanan = kecamatan_lama.rename(columns={"kode_bps": "Kode BPS"})
gabung = imunisasi.merge(padanan, how="left", on="Kode BPS", validate="many_to_one")
tanpa_pasangan = gabung[~gabung["Kode BPS"].isin(kecamatan_lama["kode_bps"])]
