# pesan: jumlah, bukan rata-rata
lebar = tamu.pivot_table(index="jenis_hotel", columns="jenis_angka", values="tamu_orang")
