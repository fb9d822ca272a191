# pesan: seharusnya sekitar sepuluh kali lebih besar
panen_ton = panen_2025.assign(produksi_ton=panen_2025["Produksi"] * 0.1)
