# pesan: Kolom status: 1 nilai belum benar
padi_panjang = padi_lebar.melt(
    id_vars=["Kode Wilayah", "Kabupaten/Kota"],
    var_name="tahun",
    value_name="produksi_ton",
)
padi_panjang["status"] = "angka tetap"
padi_panjang["tahun"] = padi_panjang["tahun"].str[:4].astype(int)
