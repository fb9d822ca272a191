# pesan: wajibkah pemakai menyebut sumber
paket = {
    "name": "layanan-triwulan-2024",
    "license": "CC0-1.0",
    "sel_kosong": "di bawah 5, ditutup",
}
kolom = pd.DataFrame(
    {
        "name": ["jenis_layanan", "triwulan", "jumlah"],
        "type": ["string", "integer", "integer"],
    }
)
paket["fields"] = kolom.to_dict("records")
