panen_ton = panen_2025.copy()
panen_ton["produksi_ton"] = panen_ton["Produksi"].astype(float)
kuintal = panen_ton["Satuan"] == "kuintal"
panen_ton.loc[kuintal, "produksi_ton"] = panen_ton["Produksi"] / 10
