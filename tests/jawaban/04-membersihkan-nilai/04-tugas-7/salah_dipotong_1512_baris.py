# pesan: kunci muncul lebih dari sekali
gizi_unik = gizi.head(1512)
