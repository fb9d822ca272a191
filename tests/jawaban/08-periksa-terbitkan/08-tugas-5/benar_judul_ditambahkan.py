paket = {
    "name": "layanan-triwulan-2024",
    "license": "CC-BY-4.0",
    "sel_kosong": "di bawah 5, ditutup",
}
kolom = pd.DataFrame(
    {
        "name": ["jenis_layanan", "triwulan", "jumlah"],
        "type": ["string", "integer", "integer"],
    }
)
kolom["title"] = ["Jenis layanan", "Triwulan", "Penerima (orang)"]
paket["fields"] = kolom.to_dict("records")
