agustus = register[register["Bln"] == 8]
jumlah = agustus.groupby("Kode Kec", as_index=False)["Jml Ditimbang"].sum()
gabung = jumlah.merge(rekap, on="Kode Kec")
gabung["selisih"] = gabung["Jml Ditimbang"] - gabung["ditimbang"]
beda = gabung[gabung["selisih"] != 0]
