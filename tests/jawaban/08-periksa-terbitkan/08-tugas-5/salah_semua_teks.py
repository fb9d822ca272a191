# pesan: string untuk teks, integer untuk angka bulat
paket = {
    "name": "layanan-triwulan-2024",
    "license": "CC-BY-4.0",
    "sel_kosong": "di bawah 5, ditutup",
}
kolom = pd.DataFrame(
    {
        "name": ["jenis_layanan", "triwulan", "jumlah"],
        "type": ["string", "string", "string"],
    }
)
paket["fields"] = kolom.to_dict("records")
