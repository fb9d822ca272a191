# pesan: Tulis nama kolom rekap sama persis
paket = {
    "name": "layanan-triwulan-2024",
    "license": "CC-BY-4.0",
    "sel_kosong": "di bawah 5, ditutup",
}
kolom = pd.DataFrame(
    {
        "name": ["jenis_layanan", "triwulan", "Jumlah"],
        "type": ["string", "integer", "integer"],
    }
)
