# pesan: BNC-2025-001: kosong
kejadian["tanggal_kejadian"] = pd.to_datetime(
    kejadian["Tgl Kejadian"], format="%d/%m/%y", errors="coerce"
)
