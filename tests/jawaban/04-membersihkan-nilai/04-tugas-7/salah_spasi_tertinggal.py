# pesan: Seragamkan Unit Pelapor (huruf dan spasi)
gizi_unik = gizi.copy()
gizi_unik["Unit Pelapor"] = gizi_unik["Unit Pelapor"].str.title()
gizi_unik = gizi_unik.drop_duplicates()
