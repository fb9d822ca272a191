kode_lain = register.query("JK not in ['1', '2']").sort_values("Kecamatan")
lebih_100 = register.loc[register["Jml Pendek"] >= 101]
awalan_nol = register[register["Kode"].map(lambda kode: kode[0] == "0")]
