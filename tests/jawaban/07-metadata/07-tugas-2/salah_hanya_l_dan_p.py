# pesan: ada 1506 baris
kode_lain = register[register["JK"].isin(["L", "P"])]
lebih_100 = register[register["Jml Pendek"] > 100]
awalan_nol = register[register["Kode"].str[:1] == "0"]
