# pesan: seharusnya angka
tinjauan = kegiatan.copy()
tinjauan["status"] = "0"
