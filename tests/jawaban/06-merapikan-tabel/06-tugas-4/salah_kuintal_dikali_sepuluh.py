# pesan: 1 kuintal = 0,1 ton
pengali = {"ton": 1, "kuintal": 10}
panen_ton = panen_2025.assign(
    produksi_ton=panen_2025["Produksi"] * panen_2025["Satuan"].map(pengali)
)
