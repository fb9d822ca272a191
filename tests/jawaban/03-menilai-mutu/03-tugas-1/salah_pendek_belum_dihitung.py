# pesan: Variabel pendek_persen belum ada
ditimbang_persen = register["Jml Ditimbang"].notna().mean() * 100

nol = contoh[(contoh["Jml Ditimbang"] == 0) & (contoh["Tgl Lapor"].isna())]

register["terisi"] = register["Jml Ditimbang"] > 0
per_bulan = register.groupby("Bln")["terisi"].mean().reset_index()
