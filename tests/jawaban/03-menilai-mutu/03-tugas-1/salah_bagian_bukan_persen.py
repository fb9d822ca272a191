# pesan: Variabel ditimbang_persen: 0,973719
ditimbang_persen = register["Jml Ditimbang"].notna().mean()
pendek_persen = register["Jml Pendek"].notna().mean()

nol = contoh[(contoh["Jml Ditimbang"] == 0) & (contoh["Tgl Lapor"].isna())]

register["terisi"] = register["Jml Ditimbang"] > 0
per_bulan = register.groupby("Bln")["terisi"].mean().reset_index()
