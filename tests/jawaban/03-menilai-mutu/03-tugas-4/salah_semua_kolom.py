# pesan: ada 12 baris, seharusnya 20
ganda = register[register.duplicated(keep=False)]
pendek_lebih = register["Jml Pendek"] > register["Jml Ditimbang"]
ditimbang_lebih = register["Jml Ditimbang"] > register["Jml Sasaran"]
tidak_wajar = register[pendek_lebih | ditimbang_lebih]
