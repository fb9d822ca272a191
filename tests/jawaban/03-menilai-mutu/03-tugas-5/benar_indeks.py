agustus = register[register["Bln"] == 8].groupby("Kode Kec")["Jml Ditimbang"].sum()
selisih = agustus.sub(rekap.set_index("Kode Kec")["ditimbang"]).dropna()
beda = selisih[selisih.abs() > 0].to_frame("selisih")
