ditimbang_persen = register["Jml Ditimbang"].count() / len(register) * 100
pendek_persen = round(100 - register["Jml Pendek"].isna().sum() / len(register) * 100, 1)

nol = contoh[contoh["Jml Ditimbang"].eq(0)]
nol = nol[~nol["Tgl Lapor"].notna()]

lapor = register[register["Jml Ditimbang"] > 0].groupby("Bln").size()
per_bulan = (lapor / register.groupby("Bln").size()).reset_index(name="terisi")
