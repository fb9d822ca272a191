kode_lain = register[(register["JK"] != "1") & (register["JK"] != "2")]
lebih_100 = register[register["Jml Pendek"].gt(100)].reset_index(drop=True)
awalan_nol = register[register["Kode"].str.startswith("0")]
