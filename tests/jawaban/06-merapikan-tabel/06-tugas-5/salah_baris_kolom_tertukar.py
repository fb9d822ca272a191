# pesan: Yang menjadi baris ditulis di index
lebar = tamu.pivot_table(
    index="jenis_angka", columns="jenis_hotel", values="tamu_orang", aggfunc="sum"
)
