# pesan: mengapa ada sel yang kosong
paket = {
    "name": "layanan-triwulan-2024",
    "license": "CC-BY-4.0",
    "sel_kosong": "nol",
}
kolom = pd.DataFrame(
    {
        "name": ["jenis_layanan", "triwulan", "jumlah"],
        "type": ["string", "integer", "integer"],
    }
)
paket["fields"] = kolom.to_dict("records")
