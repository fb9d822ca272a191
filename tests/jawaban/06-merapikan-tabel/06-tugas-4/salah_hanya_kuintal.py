# pesan: juga baris yang sudah ton
panen_ton = panen_2025[panen_2025["Satuan"] == "kuintal"].copy()
panen_ton["produksi_ton"] = panen_ton["Produksi"] * 0.1
