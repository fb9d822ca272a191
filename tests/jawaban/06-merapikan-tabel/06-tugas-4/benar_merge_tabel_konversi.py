konversi = pd.DataFrame({"Satuan": ["kuintal", "ton"], "pengali": [0.1, 1.0]})
panen_ton = panen_2025.merge(konversi, on="Satuan")
panen_ton["produksi_ton"] = panen_ton["Produksi"] * panen_ton["pengali"]
