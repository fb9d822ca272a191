# pesan: kolom tahun, produksi_ton belum ada
padi_panjang = padi_lebar.melt(id_vars=["Kode Wilayah", "Kabupaten/Kota"])
padi_panjang["status"] = "angka tetap"
