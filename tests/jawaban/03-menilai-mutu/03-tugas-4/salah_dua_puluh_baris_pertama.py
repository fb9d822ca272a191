# pesan: Yang terpilih tepat baris-baris ganda itu
ganda = register.head(20)
pendek_lebih = register["Jml Pendek"] > register["Jml Ditimbang"]
ditimbang_lebih = register["Jml Ditimbang"] > register["Jml Sasaran"]
tidak_wajar = register[pendek_lebih | ditimbang_lebih]
