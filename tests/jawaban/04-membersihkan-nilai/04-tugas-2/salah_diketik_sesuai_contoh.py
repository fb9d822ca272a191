# pesan: Ketiga bentuk tanggal di bulan-bulan lain
kejadian["tanggal_kejadian"] = pd.to_datetime(
    kejadian["Tgl Kejadian"].replace(
        {"05/01/25": "2025-01-05 00:00:00", "18 Februari 2025": "2025-02-18 00:00:00"}
    ),
    format="%Y-%m-%d %H:%M:%S",
    errors="coerce",
)
