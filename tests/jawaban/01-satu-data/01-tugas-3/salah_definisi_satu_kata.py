# pesan: Definisi dan metode perhitungan ditulis cukup lengkap
metadata_pendek = {
    "konsep": "Balita pendek",
    "definisi": "Balita pendek",
    "ukuran": "Persentase",
    "satuan": "Persen",
    "metode perhitungan": "Balita pendek dibagi balita yang diukur, dikali 100.",
    "sumber data/publikasi": "Rekap Pengukuran Balita Semester 1 Tahun 2025",
    "tautan": "Belum terbit",
}
