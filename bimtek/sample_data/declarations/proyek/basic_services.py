"""Themes of the offices for education, health, public works, housing, order, social affairs."""

from __future__ import annotations

from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek import levels
from bimtek.sample_data.declarations.proyek.measures import Amount, Loose, Part
from bimtek.sample_data.declarations.proyek.theme import Arrangement, Theme

# Upper secondary schools of the province in 2024: 150 run by the state and 228 private
# (published); the numbers of vocational and special schools are assumed.
SCHOOLS = {"SMA": 378, "SMK": 330, "SLB": 45}
STATE_SCHOOLS = 150 / 378
# Poor people by kab/kota in thousands, March 2022 (published).
POOR = {
    "52.01": 99.01, "52.02": 128.0, "52.03": 189.64, "52.04": 64.73, "52.05": 33.27,
    "52.06": 74.46, "52.07": 21.28, "52.08": 59.82, "52.71": 45.3, "52.72": 16.44,
}  # fmt: skip
DISASTERS = levels.category(
    "jenis_bencana", "Jenis bencana", "Bencana yang terjadi.",
    {
        "Banjir": 34, "Angin kencang": 26, "Kebakaran": 24, "Tanah longsor": 16,
        "Kekeringan": 12, "Gelombang pasang": 8,
    },
)  # fmt: skip

THEMES = (
    Theme(
        1,
        "Dinas Pendidikan dan Kebudayaan",
        "peserta-didik",
        "Sekolah dan peserta didik menurut jenjang dan status sekolah",
        level=levels.KABKOTA,
        dimensions=(
            levels.category(
                "jenjang", "Jenjang", "SMA, SMK, atau SLB.", {"SMA": 110, "SMK": 85, "SLB": 4}
            ),
            levels.category(
                "status_sekolah", "Status sekolah", "Negeri atau swasta.",
                {"Negeri": 0.7, "Swasta": 0.3},
            ),
            levels.years({2024: 1.0, 2025: 1.01}),
        ),
        measures=(
            Amount(
                "peserta_didik", "Peserta didik", "Orang yang terdaftar dan belajar.", "orang",
                199_000, each_period=True,
            ),
            Part(
                "perempuan", "Perempuan", "Peserta didik perempuan.", "orang",
                "peserta_didik", 0.49, spread=0.04, by={"jenjang": {"SMK": 0.42}},
            ),
            Amount(
                "sekolah", "Sekolah", "Sekolah yang melapor.", "sekolah", sum(SCHOOLS.values()),
                each_period=True, spread=0.02,
                weights={
                    "jenjang": SCHOOLS, "tahun": {2024: 1.0, 2025: 1.0},
                    "status_sekolah": {"Negeri": STATE_SCHOOLS, "Swasta": 1 - STATE_SCHOOLS},
                },
            ),
            Loose(
                "kehadiran_persen", "Kehadiran", "Rata-rata kehadiran peserta didik.", "persen",
                94, spread=0.02, highest=99.5,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Menunggu data cabang dinas", "Termasuk kelas jauh", "Dicocokkan dengan sekolah"),
        metadata=fields.indicator(
            "Peserta didik pendidikan menengah dan khusus",
            "Orang yang terdaftar dan belajar di SMA, SMK, atau SLB.", "Orang",
            "Banyaknya peserta didik yang terdaftar pada tahun itu.",
        ),
        arrangement=Arrangement(titles=3, wide="tahun"),
    ),
    Theme(
        2,
        "Dinas Kesehatan",
        "kunjungan-puskesmas",
        "Kunjungan rawat jalan puskesmas",
        level=levels.KABKOTA,
        dimensions=(levels.months(9, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9),),
        measures=(
            Amount(
                "kunjungan", "Kunjungan", "Kunjungan rawat jalan, lama dan baru.", "kunjungan",
                3_450_000,
            ),
            Part(
                "kunjungan_jkn", "Kunjungan JKN", "Kunjungan peserta jaminan kesehatan nasional.",
                "kunjungan", "kunjungan", 0.74,
            ),
            Loose(
                "persediaan_obat_bulan", "Persediaan obat", "Lama persediaan obat mencukupi.",
                "bulan", 15,
            ),
        ),
        status=levels.VERIFIED,
        remarks=("Termasuk puskesmas pembantu", "Ada layanan keliling", "Rekap dari puskesmas"),
        metadata=fields.indicator(
            "Kunjungan rawat jalan",
            "Kedatangan seseorang ke puskesmas untuk rawat jalan, baik lama maupun baru.",
            "Kunjungan", "Banyaknya kunjungan yang tercatat di semua puskesmas bulan itu.",
        ),
        arrangement=Arrangement(titles=4, group="kabkota", hide="kode_wilayah"),
    ),
    Theme(
        3,
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "pemeliharaan-jalan",
        "Pemeliharaan jalan provinsi",
        level=levels.KABKOTA_ALIKE,
        dimensions=(
            levels.quarters(10, 26, 36, 28),
            levels.category(
                "penanganan", "Penanganan", "Jenis penanganan jalan.",
                {"Rutin": 6, "Berkala": 3, "Rehabilitasi": 1},
            ),
        ),
        measures=(
            Amount(
                "rencana_km", "Rencana", "Panjang jalan yang direncanakan.", "km", 940,
                decimals=1, spread=0.15,
            ),
            Part(
                "selesai_km", "Selesai", "Panjang jalan yang selesai menurut rencana.", "km",
                "rencana_km", 0.93, decimals=1,
            ),
            Loose(
                "biaya_juta_rp", "Biaya per km", "Rata-rata biaya setiap kilometer.",
                "juta rupiah", 185, spread=0.12,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Pekerjaan berlanjut", "Cuaca hujan", "Bersama balai pemeliharaan jalan"),
        metadata=fields.indicator(
            "Pemeliharaan jalan", "Panjang jalan provinsi yang ditangani agar tetap mantap.",
            "Kilometer", "Jumlah panjang ruas yang penanganannya selesai pada triwulan itu.",
        ),
        arrangement=Arrangement(titles=2, sheets="triwulan", header="Panjang jalan"),
        unit="km",
    ),
    Theme(
        4,
        "Dinas Perumahan dan Permukiman",
        "rumah-layak-huni",
        "Penanganan rumah tidak layak huni menurut kecamatan",
        level=levels.KECAMATAN,
        dimensions=(),
        measures=(
            Amount("diusulkan", "Diusulkan", "Rumah yang diusulkan desa.", "rumah", 27_500),
            Part(
                "ditangani", "Ditangani", "Rumah yang ditangani di antara yang diusulkan.",
                "rumah", "diusulkan", 0.44, spread=0.15,
            ),
            Part(
                "bantuan_rp", "Bantuan", "Nilai bantuan yang disalurkan.", "rupiah",
                "ditangani", 20_000_000, spread=0.04, highest=1e9, decimals=-6,
            ),
            Loose("luas_m2", "Luas rumah", "Rata-rata luas lantai.", "m2", 36, spread=0.08),
        ),
        status=levels.VERIFIED,
        remarks=("Usulan lewat kelurahan", "Menunggu data desa", "Bersama dana desa"),
        metadata=fields.indicator(
            "Rumah tidak layak huni yang ditangani",
            "Rumah yang belum memenuhi syarat layak huni lalu diperbaiki atau dibangun baru.",
            "Rumah", "Banyaknya rumah yang selesai ditangani selama tahun itu.",
        ),
        arrangement=Arrangement(
            titles=3, merged=("kabkota",), header="Jumlah rumah dan bantuan", capitals=True
        ),
        formatted="bantuan_rp",
    ),
    Theme(
        5,
        "Satuan Polisi Pamong Praja",
        "ketertiban-umum",
        "Kegiatan ketertiban umum menurut jenis kegiatan",
        level=levels.KABKOTA_ALIKE,
        dimensions=(
            levels.quarters(24, 25, 25, 26),
            levels.category(
                "kegiatan", "Kegiatan", "Jenis kegiatan.",
                {"Patroli": 5, "Pengamanan": 3, "Penyuluhan": 2},
            ),
        ),
        measures=(
            Amount("rencana_jam", "Rencana", "Jam tugas yang direncanakan.", "jam", 286_000),
            Part(
                "terlaksana_jam", "Terlaksana", "Jam tugas yang terlaksana menurut rencana.",
                "jam", "rencana_jam", 0.95, spread=0.03,
            ),
            Loose("regu_orang", "Regu", "Rata-rata banyaknya anggota regu.", "orang", 9),
        ),
        status=levels.VERIFIED,
        remarks=("Bersama kabupaten/kota", "Ada kegiatan daerah", "Jadwal digeser"),
        metadata=fields.indicator(
            "Jam kegiatan ketertiban umum",
            "Jam tugas anggota untuk patroli, pengamanan, dan penyuluhan.", "Jam",
            "Jumlah jam tugas yang terlaksana selama triwulan itu.",
        ),
        arrangement=Arrangement(titles=1, wide="kegiatan", hide="keterangan", signed=False),
    ),
    Theme(
        6,
        "Badan Penanggulangan Bencana Daerah",
        "kejadian-bencana",
        "Register kejadian bencana",
        level=levels.register(120, "kejadian", DISASTERS),
        dimensions=(),
        measures=(
            Amount(
                "warga_terdampak", "Warga terdampak", "Warga yang terkena akibat kejadian.",
                "orang", 96_000,
            ),
            Part(
                "warga_mengungsi", "Warga mengungsi", "Warga terdampak yang meninggalkan rumahnya.",
                "orang", "warga_terdampak", 0.18, spread=0.25,
            ),
            Part(
                "bantuan_rp", "Bantuan", "Nilai bantuan yang disalurkan.", "rupiah",
                "warga_terdampak", 145_000, spread=0.15, highest=1e9, decimals=-3,
            ),
            Loose(
                "penanganan_hari", "Lama penanganan", "Hari penanganan sampai selesai.", "hari",
                6, spread=0.25,
            ),
        ),
        status=levels.PROGRESS,
        remarks=("Akses jalan tertutup", "Dibantu warga sekitar", "Pendataan bersama kecamatan"),
        metadata=fields.indicator(
            "Warga terdampak bencana",
            "Orang yang terkena akibat langsung suatu kejadian bencana.", "Orang",
            "Jumlah warga terdampak pada semua kejadian yang tercatat dalam register.",
        ),
        arrangement=Arrangement(titles=2, colour=True, hide="keterangan"),
    ),
    Theme(
        7,
        "Dinas Sosial",
        "bantuan-sosial",
        "Penyaluran bantuan sosial menurut kelompok penerima",
        level=levels.KABKOTA,
        dimensions=(
            levels.quarters(22, 26, 27, 25),
            levels.category(
                "kelompok", "Kelompok", "Kelompok penerima bantuan.",
                {"Anak": 3, "Lanjut usia": 5, "Penyandang disabilitas": 2},
            ),
        ),
        measures=(
            Amount(
                "sasaran", "Sasaran", "Orang yang menjadi sasaran.", "orang", 168_000,
                weights={"kode_wilayah": POOR},
            ),
            Part(
                "penerima", "Penerima", "Sasaran yang sudah menerima bantuan.", "orang",
                "sasaran", 0.94, spread=0.03,
            ),
            Part(
                "bantuan_rp", "Bantuan", "Nilai bantuan yang disalurkan.", "rupiah",
                "penerima", 600_000, spread=0.02, highest=1e9, decimals=-3,
            ),
            Loose(
                "penyaluran_hari", "Lama penyaluran",
                "Hari dari penyaluran pertama sampai terakhir.", "hari", 9,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Sebagian lewat kantor pos", "Penerima pindah alamat", "Data dipadankan"),
        metadata=fields.indicator(
            "Penerima bantuan sosial", "Orang yang menerima bantuan sosial menurut kelompoknya.",
            "Orang", "Banyaknya sasaran yang menerima bantuan selama triwulan itu.",
        ),
        arrangement=Arrangement(titles=3, group="triwulan", stale=True, total=True),
    ),
)  # fmt: skip
