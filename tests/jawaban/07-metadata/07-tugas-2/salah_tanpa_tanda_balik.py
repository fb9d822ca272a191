# pesan: ada 3 baris, seharusnya 1519
kode_lain = register[register["JK"].isin(["1", "2"])]
lebih_100 = register[register["Jml Pendek"] > 100]
awalan_nol = register[register["Kode"].str[:1] == "0"]
