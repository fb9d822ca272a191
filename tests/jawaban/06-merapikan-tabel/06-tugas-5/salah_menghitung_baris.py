# pesan: Kolom bulanan: 1 nilai belum benar
lebar = tamu.pivot_table(
    index="jenis_hotel", columns="jenis_angka", values="tamu_orang", aggfunc="count"
)
