banyak = register.groupby(["Kode Kec", "Bln", "JK"])["Jml Sasaran"].transform("size")
ganda = register[banyak > 1].sort_values("Kode Kec")

tidak_wajar = pd.concat(
    [
        register[register["Jml Pendek"] > register["Jml Ditimbang"]],
        register[register["Jml Ditimbang"] > register["Jml Sasaran"]],
    ]
)
