# pesan: Kuncinya harus kode, bukan nama
imunisasi["nama_bps"] = imunisasi["Kecamatan"].str.upper()
gabung = imunisasi.merge(kecamatan_lama, how="left", on="nama_bps", indicator=True)
tanpa_pasangan = gabung[gabung["_merge"] == "left_only"]
