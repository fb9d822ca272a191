ditimbang_persen = register["Jml Ditimbang"].notna().mean() * 100
pendek_persen = register["Jml Pendek"].notna().mean() * 100

kosong = contoh[contoh["Tgl Lapor"].isna()]
nol = kosong[kosong["Jml Ditimbang"] == 0]

register["terisi"] = register["Tgl Lapor"].notna()
per_bulan = register.groupby("Bln")["terisi"].mean().reset_index()
