# pesan: ada 0 baris, seharusnya 17
ganda = register[register.duplicated(subset=["Kode Kec", "Bln", "JK"], keep=False)]
pendek_lebih = register["Jml Pendek"] > register["Jml Ditimbang"]
ditimbang_lebih = register["Jml Ditimbang"] > register["Jml Sasaran"]
tidak_wajar = register[pendek_lebih & ditimbang_lebih]
