# pesan: satuannya tidak ada di daftar pengali
pengali = {"ton": 1, "kwintal": 0.1}
panen_ton = panen_2025.assign(
    produksi_ton=panen_2025["Produksi"] * panen_2025["Satuan"].map(pengali)
)
