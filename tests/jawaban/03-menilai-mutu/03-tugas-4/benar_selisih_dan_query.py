kunci = ["Kode Kec", "Bln", "JK"]
ganda = register[register.duplicated(kunci) | register.duplicated(kunci, keep="last")]
tidak_wajar = register.query(
    "`Jml Pendek` > `Jml Ditimbang` or `Jml Ditimbang` > `Jml Sasaran`"
).reset_index(drop=True)
