kunci = nama_laporan["nama"].str.upper().str.replace(r"\s+", " ", regex=True)
kunci = kunci.str.replace(r"^(KAB\.|KABUPTAEN) ", "KABUPATEN ", regex=True)
kunci = kunci.str.replace("BMIA", "BIMA")
padan = nama_laporan.assign(kunci=kunci).merge(rujukan, how="left")
