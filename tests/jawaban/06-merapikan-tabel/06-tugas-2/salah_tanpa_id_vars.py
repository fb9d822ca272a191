# pesan: Kolom yang tetap disebut di id_vars
padi_panjang = padi_lebar.melt(var_name="tahun", value_name="produksi_ton")
padi_panjang["status"] = "angka tetap"
padi_panjang.loc[padi_panjang["tahun"] == "2025*)", "status"] = "angka sementara"
