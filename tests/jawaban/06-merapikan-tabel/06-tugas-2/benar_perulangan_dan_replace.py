bagian = []
for kolom in ["2021", "2022", "2023", "2024", "2025*)"]:
    satu = padi_lebar[["Kode Wilayah", "Kabupaten/Kota", kolom]]
    satu = satu.rename(columns={kolom: "produksi_ton"})
    status = "angka tetap"
    if kolom.endswith("*)"):
        status = "angka sementara"
    bagian.append(satu.assign(tahun=float(kolom.replace("*)", "")), status=status))
padi_panjang = pd.concat(bagian)
