rapi = padi_lebar.rename(columns={"2025*)": "2025"})
rapi = rapi.set_index(["Kode Wilayah", "Kabupaten/Kota"])
padi_panjang = rapi.stack().reset_index()
padi_panjang.columns = ["Kode Wilayah", "Kabupaten/Kota", "tahun", "produksi_ton"]
padi_panjang["tahun"] = pd.to_numeric(padi_panjang["tahun"])
padi_panjang["status"] = padi_panjang["tahun"].map(
    lambda tahun: "angka sementara" if tahun == 2025 else "angka tetap"
)
