metadata_pendek = {
    "konsep": "Balita pendek",
    "definisi": "Balita diukur yang pendek menurut umurnya.",
    "ukuran": "Persentase",
    "satuan": "Persen",
    "metode perhitungan": "pendek / diukur x 100",
    "sumber data/publikasi": "Rekap Smt 1 2025",
    "tautan": "Belum terbit",
}
