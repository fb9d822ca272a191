# pesan: tanpa baris jumlah
lebar = tamu.pivot_table(
    index="jenis_hotel", columns="jenis_angka", values="tamu_orang", aggfunc="sum", margins=True
)
