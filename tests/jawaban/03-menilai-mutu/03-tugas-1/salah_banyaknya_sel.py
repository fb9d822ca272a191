# pesan: notna() menjawab terisi atau tidak
ditimbang_persen = register["Jml Ditimbang"].notna().sum()
pendek_persen = register["Jml Pendek"].notna().sum()

nol = contoh[(contoh["Jml Ditimbang"] == 0) & (contoh["Tgl Lapor"].isna())]

register["terisi"] = register["Jml Ditimbang"] > 0
per_bulan = register.groupby("Bln")["terisi"].mean().reset_index()
