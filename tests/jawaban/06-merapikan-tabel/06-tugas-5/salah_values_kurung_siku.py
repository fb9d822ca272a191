# pesan: Tulis values tanpa kurung siku
lebar = tamu.pivot_table(
    index="jenis_hotel", columns="jenis_angka", values=["tamu_orang"], aggfunc="sum"
)
