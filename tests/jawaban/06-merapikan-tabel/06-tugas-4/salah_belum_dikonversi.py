# pesan: Lihat kolom Satuan di baris itu
panen_ton = panen_2025.assign(produksi_ton=panen_2025["Produksi"])
