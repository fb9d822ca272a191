# pesan: ada 5 baris, seharusnya 17
ganda = register[register.duplicated(subset=["Kode Kec", "Bln", "JK"], keep=False)]
tidak_wajar = register[register["Jml Pendek"] > register["Jml Ditimbang"]]
