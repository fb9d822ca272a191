ditimbang_persen = register.notna().mean()["Jml Ditimbang"] * 100
pendek_persen = register.notna().mean()["Jml Pendek"] * 100

nol = contoh.query("`Jml Ditimbang` == 0").loc[lambda t: t["Tgl Lapor"].isna()]

isi = register.assign(terisi=register["Jml Ditimbang"].fillna(0).ne(0))
per_bulan = isi.groupby("Bln", as_index=False).agg(terisi=("terisi", "mean"))
