# pesan: dengan keep=False pasangannya ikut
ganda = register[register.duplicated(subset=["Kode Kec", "Bln", "JK"])]
pendek_lebih = register["Jml Pendek"] > register["Jml Ditimbang"]
ditimbang_lebih = register["Jml Ditimbang"] > register["Jml Sasaran"]
tidak_wajar = register[pendek_lebih | ditimbang_lebih]
