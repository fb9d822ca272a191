kunci = ["Kode Kec", "Bln", "JK"]
ganda = register[register.duplicated(kunci, keep=False)].set_index(kunci)
janggal = (register["Jml Pendek"] > register["Jml Ditimbang"]) | (
    register["Jml Ditimbang"] > register["Jml Sasaran"]
)
tidak_wajar = register[janggal].set_index("Kode Kec")
