# pesan: '52.01.02' (seharusnya '52.01.01')
imunisasi["enam"] = imunisasi["Kode BPS"].str[:6]
kecamatan_lama = kecamatan_lama.assign(enam=kecamatan_lama["kode_kemendagri"].str.replace(".", ""))
gabung = imunisasi.merge(kecamatan_lama, how="left", on="enam", indicator=True)
tanpa_pasangan = gabung[gabung["_merge"] == "left_only"]
