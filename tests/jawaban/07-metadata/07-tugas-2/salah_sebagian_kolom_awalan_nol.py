# pesan: Simpan baris register dengan semua kolomnya
kode_lain = register[~register["JK"].isin(["1", "2"])]
lebih_100 = register[register["Jml Pendek"] > 100]
awalan_nol = register[register["Kode"].str[:1] == "0"][["Kode", "Bln", "JK"]]
