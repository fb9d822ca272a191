ditimbang_persen = register["Jml Ditimbang"].notna().mean() * 100
pendek_persen = register["Jml Pendek"].notna().mean() * 100

nol = contoh[(contoh["Jml Ditimbang"] == 0) & (contoh["Tgl Lapor"].isna())].set_index("Unit")

register["terisi"] = register["Jml Ditimbang"] > 0
per_bulan = register.groupby("Bln")[["terisi"]].mean()
