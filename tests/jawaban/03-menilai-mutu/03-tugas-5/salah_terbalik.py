# pesan: Register dikurangi rekap
agustus = register[register["Bln"] == 8]
di_register = agustus.groupby("Kode Kec")["Jml Ditimbang"].sum()
di_rekap = rekap.groupby("Kode Kec")["ditimbang"].sum()
selisih = di_rekap - di_register
beda = selisih[(selisih != 0) & selisih.notna()].reset_index(name="selisih")
