# pesan: bukan salah satu pilihan
paket = {
    "name": "layanan-triwulan-2024",
    "license": "CC-BY-4.0",
    "sel_kosong": "kosong",
}
kolom = pd.DataFrame(
    {
        "name": ["jenis_layanan", "triwulan", "jumlah"],
        "type": ["string", "integer", "integer"],
    }
)
paket["fields"] = kolom.to_dict("records")
