# pesan: Setiap baris yang dipilih berisi nol
ditimbang_persen = register["Jml Ditimbang"].notna().mean() * 100
pendek_persen = register["Jml Pendek"].notna().mean() * 100

nol = contoh.head(2)

register["terisi"] = register["Jml Ditimbang"] > 0
per_bulan = register.groupby("Bln")["terisi"].mean().reset_index()
