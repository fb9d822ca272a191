# pesan: kolom jumlah terbit belum ada
tamu = tamu[tamu["jenis_angka"] == "bulanan"]
lebar = tamu.pivot_table(
    index="jenis_hotel", columns="jenis_angka", values="tamu_orang", aggfunc="sum"
)
