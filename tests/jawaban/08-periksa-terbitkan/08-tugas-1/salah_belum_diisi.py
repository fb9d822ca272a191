# pesan: Variabel salah belum ada
agustus["baris"] = agustus.index + ____
