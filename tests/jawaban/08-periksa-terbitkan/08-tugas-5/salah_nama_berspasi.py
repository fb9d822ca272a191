# pesan: bolehkah nama paket memuat spasi
paket = {
    "name": "Layanan Triwulan 2024",
    "license": "CC-BY-4.0",
    "sel_kosong": "di bawah 5, ditutup",
}
kolom = pd.DataFrame(
    {
        "name": ["jenis_layanan", "triwulan", "jumlah"],
        "type": ["string", "integer", "integer"],
    }
)
paket["fields"] = kolom.to_dict("records")
