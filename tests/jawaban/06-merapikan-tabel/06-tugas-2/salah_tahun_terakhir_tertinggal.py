# pesan: ada 40 baris, seharusnya 50
padi_panjang = padi_lebar.drop(columns="2025*)").melt(
    id_vars=["Kode Wilayah", "Kabupaten/Kota"],
    var_name="tahun",
    value_name="produksi_ton",
)
padi_panjang["status"] = "angka tetap"
padi_panjang["tahun"] = padi_panjang["tahun"].astype(int)
