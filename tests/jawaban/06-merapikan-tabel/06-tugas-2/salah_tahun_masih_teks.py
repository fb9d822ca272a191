# pesan: Ambil empat karakter pertama
padi_panjang = padi_lebar.melt(
    id_vars=["Kode Wilayah", "Kabupaten/Kota"],
    var_name="tahun",
    value_name="produksi_ton",
)
padi_panjang["status"] = "angka tetap"
padi_panjang.loc[padi_panjang["tahun"] == "2025*)", "status"] = "angka sementara"
