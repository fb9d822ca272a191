# pesan: kolom selisih belum ada
agustus = register[register["Bln"] == 8]
di_register = agustus.groupby("Kode Kec")["Jml Ditimbang"].sum()
di_rekap = rekap.groupby("Kode Kec")["ditimbang"].sum()
selisih = di_register - di_rekap
beda = selisih[(selisih != 0) & selisih.notna()].reset_index()
