ditimbang_persen = register["Jml Ditimbang"].count() / len(register) * 100
pendek_persen = round(100 - register["Jml Pendek"].isna().sum() / len(register) * 100, 1)

nol = register[register["Jml Ditimbang"] == 0]

lapor = register[register["Jml Ditimbang"] > 0].groupby("Bln").size()
per_bulan = (lapor / register.groupby("Bln").size()).reset_index(name="terisi")
