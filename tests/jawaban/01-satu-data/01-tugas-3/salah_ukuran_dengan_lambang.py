# pesan: tanpa (%)
metadata_pendek = {
    "konsep": "Balita pendek",
    "definisi": "Anak di bawah lima tahun yang diukur dan tinggi badannya di bawah baku untuk umurnya.",
    "ukuran": "Persentase (%)",
    "satuan": "%",
    "metode perhitungan": "Balita pendek dibagi balita yang diukur, dikali 100.",
    "sumber data/publikasi": "Rekap Pengukuran Balita Semester 1 Tahun 2025",
    "tautan": "Belum terbit",
}
