"""Themes of the offices for manpower, women and families, food, forests, villages, transport."""

from __future__ import annotations

from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek import levels
from bimtek.sample_data.declarations.proyek.measures import Amount, Loose, Part, Ratio
from bimtek.sample_data.declarations.proyek.theme import Arrangement, Theme

PEOPLE = 5_751_295  # Dukcapil, second half of 2024
# Share of the population that should hold each document (assumed).
DOCUMENTS = {"KTP elektronik": 0.72, "Kartu identitas anak": 0.30, "Akta kelahiran": 0.33}

THEMES = (
    Theme(
        8,
        "Dinas Tenaga Kerja dan Transmigrasi",
        "pencari-kerja",
        "Pencari kerja terdaftar menurut pendidikan dan jenis kelamin",
        level=levels.KABKOTA,
        dimensions=(
            levels.semesters(47, 53),
            levels.category(
                "pendidikan", "Pendidikan", "Pendidikan tertinggi yang ditamatkan.",
                {"SMP ke bawah": 27, "SMA sederajat": 51, "Perguruan tinggi": 22},
            ),
            levels.sexes(0.44),
        ),
        measures=(
            Amount("pencari_kerja", "Pencari kerja", "Pencari kerja terdaftar.", "orang", 96_000),
            Part(
                "ditempatkan", "Ditempatkan", "Pencari kerja yang sudah bekerja.", "orang",
                "pencari_kerja", 0.38, spread=0.15,
            ),
            Loose(
                "lama_mencari_bulan", "Lama mencari", "Rata-rata lama mencari kerja.", "bulan", 4.2,
                spread=0.15,
            ),
        ),
        status=levels.VERIFIED,
        remarks=("Termasuk bursa kerja", "Didaftar secara daring", "Rekap kabupaten/kota"),
        metadata=fields.indicator(
            "Pencari kerja terdaftar", "Orang yang mendaftar untuk mendapat pekerjaan.", "Orang",
            "Banyaknya pendaftar yang kartunya masih berlaku pada semester itu.",
        ),
        arrangement=Arrangement(titles=4, wide="jenis_kelamin", comment=True, signed=False),
    ),
    Theme(
        9,
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga"
        " Berencana",
        "peserta-kb",
        "Peserta keluarga berencana menurut kelompok umur istri",
        level=levels.KABKOTA_BY_ISLAND,
        dimensions=(
            levels.quarters(1.0, 1.002, 1.004, 1.006),
            levels.category(
                "umur_istri", "Umur istri", "Kelompok umur istri.",
                {"15-24 tahun": 22, "25-34 tahun": 41, "35-49 tahun": 37},
            ),
        ),
        measures=(
            Amount(
                "pasangan_usia_subur", "Pasangan usia subur", "Pasangan dengan istri 15-49 tahun.",
                "pasangan", 962_000, each_period=True, spread=0.03,
            ),
            Part(
                "peserta_kb", "Peserta KB", "Pasangan usia subur yang ikut keluarga berencana.",
                "pasangan", "pasangan_usia_subur", 0.68,
            ),
            Loose("rata_rata_anak", "Rata-rata anak", "Rata-rata banyaknya anak.", "anak", 2.1),
        ),
        status=levels.FIGURE,
        remarks=("Laporan penyuluh", "Termasuk peserta baru", "Menunggu rekap kecamatan"),
        metadata=fields.indicator(
            "Peserta keluarga berencana",
            "Pasangan usia subur yang sedang memakai alat atau cara kontrasepsi.", "Pasangan",
            "Banyaknya pasangan peserta pada akhir triwulan.",
        ),
        arrangement=Arrangement(titles=2, tables="pulau", hide="kode_wilayah"),
    ),
    Theme(
        10,
        "Dinas Ketahanan Pangan",
        "persediaan-beras",
        "Persediaan beras menurut kabupaten/kota dan bulan",
        level=levels.KABKOTA,
        dimensions=(levels.months(7, 7, 9, 10, 10, 9, 9, 9, 8, 8, 7, 7),),
        measures=(
            Amount("persediaan_ton", "Persediaan", "Beras yang tersedia.", "ton", 745_000),
            Part(
                "cadangan_ton", "Cadangan pemerintah", "Persediaan milik pemerintah.", "ton",
                "persediaan_ton", 0.09, spread=0.15,
            ),
            Loose(
                "harga_beras_rp", "Harga beras", "Rata-rata harga beras medium per kilogram.",
                "rupiah", 14_200, spread=0.03, decimals=0,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Pantauan pasar", "Pasokan dari luar daerah", "Gudang penuh"),
        metadata=fields.indicator(
            "Persediaan beras", "Beras yang tersedia untuk dikonsumsi di suatu wilayah.", "Ton",
            "Jumlah persediaan pemerintah, pedagang, dan rumah tangga pada bulan itu.",
        ),
        arrangement=Arrangement(titles=3, group="bulan", comment=True, capitals=True),
    ),
    Theme(
        11,
        "Dinas Lingkungan Hidup dan Kehutanan",
        "rehabilitasi-hutan",
        "Penanaman bibit rehabilitasi hutan dan lahan",
        level=levels.units("Dinas Lingkungan Hidup dan Kehutanan", "Balai KPH", "Balai KPH"),
        dimensions=(
            levels.quarters(36, 9, 7, 48),
            levels.category(
                "lokasi", "Lokasi", "Letak tempat menanam.",
                {"Dalam kawasan": 0.7, "Luar kawasan": 0.3},
            ),
        ),
        measures=(
            Amount("rencana", "Rencana", "Bibit yang direncanakan.", "batang", 2_950_000),
            Part(
                "tertanam", "Tertanam", "Bibit yang sudah ditanam menurut rencana.", "batang",
                "rencana", 0.92, spread=0.04,
            ),
            Loose(
                "tumbuh_persen", "Tumbuh", "Bibit yang tumbuh di petak contoh.", "persen", 81,
                spread=0.06, highest=99,
            ),
        ),
        status=levels.VERIFIED,
        remarks=("Bersama kelompok tani", "Bibit dari persemaian", "Penyulaman berlanjut"),
        metadata=fields.indicator(
            "Bibit yang ditanam", "Bibit pohon yang ditanam untuk memulihkan hutan dan lahan.",
            "Batang", "Banyaknya bibit yang ditanam selama triwulan itu.",
        ),
        arrangement=Arrangement(titles=3, merged=("kode_unit", "unit"), header="Penanaman"),
    ),
    Theme(
        12,
        "Dinas Pemberdayaan Masyarakat, Pemerintahan Desa, Kependudukan dan Pencatatan Sipil",
        "dokumen-kependudukan",
        "Kepemilikan dokumen kependudukan menurut jenis kelamin",
        level=levels.KABKOTA,
        dimensions=(
            levels.semesters(1.0, 1.005),
            levels.category("dokumen", "Dokumen", "Jenis dokumen.", DOCUMENTS),
            levels.sexes(),
        ),
        measures=(
            Amount(
                "wajib", "Wajib memiliki", "Penduduk yang seharusnya memiliki.", "orang",
                PEOPLE * sum(DOCUMENTS.values()), each_period=True, spread=0.01,
            ),
            Part(
                "memiliki", "Memiliki", "Penduduk yang sudah memiliki.", "orang", "wajib", 0.95,
                spread=0.01,
                by={"dokumen": {"KTP elektronik": 0.98, "Kartu identitas anak": 0.62}},
            ),
            Loose(
                "lama_terbit_hari", "Lama terbit", "Rata-rata lama penerbitan.", "hari", 2.4,
                spread=0.15,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Data konsolidasi", "Termasuk layanan keliling", "Menunggu pemadanan"),
        metadata=fields.indicator(
            "Kepemilikan dokumen kependudukan",
            "Penduduk yang memiliki dokumen kependudukan yang menjadi haknya.", "Orang",
            "Banyaknya pemilik dokumen pada akhir semester.",
        ),
        arrangement=Arrangement(titles=4, sheets="semester", hide_last_sheet=True),
    ),
    Theme(
        13,
        "Dinas Perhubungan",
        "penumpang-angkutan",
        "Penumpang angkutan antarkota dalam provinsi",
        level=levels.KABKOTA,
        dimensions=(levels.months(8, 7, 9, 10, 8, 9, 9, 8, 7, 8, 8, 9),),
        measures=(
            Amount(
                "kapasitas", "Kapasitas", "Tempat duduk pada semua keberangkatan.", "kursi",
                3_950_000,
            ),
            Part(
                "penumpang", "Penumpang", "Penumpang yang berangkat.", "orang", "kapasitas", 0.68,
            ),
            Ratio(
                "keterisian_persen", "Keterisian", "Penumpang dibagi kapasitas.", "persen",
                "penumpang", "kapasitas",
            ),
            Loose(
                "tarif_rp", "Tarif", "Rata-rata tarif sekali jalan.", "rupiah", 62_000,
                decimals=-3,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Ada rute tambahan", "Sebagian armada dirawat", "Pencatatan di terminal"),
        metadata=fields.indicator(
            "Penumpang angkutan antarkota",
            "Orang yang berangkat dengan angkutan antarkota dalam provinsi.", "Orang",
            "Jumlah penumpang semua keberangkatan selama bulan itu.",
        ),
        arrangement=Arrangement(titles=1, group="bulan", colour=True),
    ),
)  # fmt: skip
