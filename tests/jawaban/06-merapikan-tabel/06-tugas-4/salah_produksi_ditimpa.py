# pesan: Kolom Produksi yang lama tidak berubah
pengali = {"ton": 1, "kuintal": 0.1}
panen_ton = panen_2025.copy()
panen_ton["Produksi"] = panen_ton["Produksi"] * panen_ton["Satuan"].map(pengali)
panen_ton["produksi_ton"] = panen_ton["Produksi"]
