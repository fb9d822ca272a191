# pesan: kode_lain seharusnya berupa tabel
kode_lain = register["JK"].unique()
lebih_100 = register[register["Jml Pendek"] > 100]
awalan_nol = register[register["Kode"].str[:1] == "0"]
