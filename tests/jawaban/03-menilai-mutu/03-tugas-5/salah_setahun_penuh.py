# pesan: ada 63 baris, seharusnya 2
di_register = register.groupby("Kode Kec")["Jml Ditimbang"].sum()
di_rekap = rekap.groupby("Kode Kec")["ditimbang"].sum()
selisih = di_register - di_rekap
beda = selisih[(selisih != 0) & selisih.notna()].reset_index(name="selisih")
