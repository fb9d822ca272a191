"""Themes of the offices for fisheries, tourism, farming, energy, trade and industry."""

from __future__ import annotations

from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek import levels
from bimtek.sample_data.declarations.proyek.measures import Amount, Loose, Part
from bimtek.sample_data.declarations.proyek.theme import Arrangement, Theme


def _by_region(*weights: float) -> dict[str, dict[str, float]]:
    """Return weights for Lombok Barat, Tengah, Timur, Sumbawa, Dompu, ... in order of code."""
    codes = (*(f"52.{at:02d}" for at in range(1, 9)), "52.71", "52.72")
    return {"kode_wilayah": dict(zip(codes, weights, strict=True))}


# Rice of 2025 in tons (published); the other shares are assumed.
RICE = _by_region(
    135_678, 421_941, 243_474, 398_864, 151_335, 208_018, 74_496, 33_320, 17_727, 13_431
)
HECTARES_PER_TON = 0.187  # assumed, about 5.35 tons per hectare
COAST = _by_region(8, 14, 16, 24, 10, 14, 8, 4, 0.5, 1.5)
VISITORS = _by_region(14, 22, 20, 7, 5, 5, 5, 17, 4, 1)
CATTLE = _by_region(8, 14, 12, 26, 12, 16, 6, 7, 0.5, 2)
RUPIAH_PER_TON = {"Rumput laut": 3_200_000, "Udang": 62_000_000, "Ikan air tawar": 27_000_000}

THEMES = (
    Theme(
        19,
        "Dinas Kelautan dan Perikanan",
        "perikanan-budidaya",
        "Produksi perikanan budidaya menurut komoditas",
        level=levels.KABKOTA,
        dimensions=(
            levels.quarters(22, 27, 28, 23),
            levels.category(
                "komoditas", "Komoditas", "Komoditas budidaya.",
                {"Rumput laut": 78, "Udang": 15, "Ikan air tawar": 7},
            ),
        ),
        measures=(
            Amount("produksi_ton", "Produksi", "Hasil panen.", "ton", 815_000, weights=COAST),
            Part(
                "nilai_rp", "Nilai produksi", "Nilai hasil panen di tempat produksi.", "rupiah",
                "produksi_ton", 1, highest=1e9, decimals=-6, by={"komoditas": RUPIAH_PER_TON},
            ),
            Loose("panen_kali", "Panen", "Rata-rata panen dalam setahun.", "kali", 3.1),
        ),
        status=levels.FIGURE,
        remarks=("Panen sebagian", "Laporan penyuluh", "Termasuk kelompok baru"),
        metadata=fields.indicator(
            "Produksi perikanan budidaya", "Hasil panen usaha budidaya laut, payau, dan tawar.",
            "Ton", "Jumlah hasil panen semua pembudidaya selama triwulan itu.",
        ),
        arrangement=Arrangement(
            titles=4, group="kabkota", hide_rows={"triwulan": 4}, capitals=True
        ),
        unit="ton",
    ),
    Theme(
        20,
        "Dinas Pariwisata",
        "kunjungan-desa-wisata",
        "Kunjungan ke desa wisata menurut asal wisatawan",
        level=levels.KABKOTA,
        dimensions=(
            levels.semesters(45, 55),
            levels.category(
                "kelas_desa", "Kelas desa wisata", "Tahap perkembangan desa wisata.",
                {"Rintisan": 25, "Berkembang": 45, "Maju": 30},
            ),
            levels.category(
                "asal", "Asal", "Asal wisatawan.", {"Mancanegara": 0.35, "Nusantara": 0.65}
            ),
        ),
        measures=(
            Amount("pengunjung", "Pengunjung", "Orang yang datang.", "orang", 640_000,
                   weights=VISITORS),
            Part(
                "menginap", "Menginap", "Pengunjung yang menginap di desa.", "orang",
                "pengunjung", 0.24, spread=0.12, by={"asal": {"Mancanegara": 0.5}},
            ),
            Loose("tinggal_hari", "Lama tinggal", "Rata-rata lama tinggal.", "hari", 1.9),
        ),
        status=levels.FIGURE,
        remarks=("Ada festival", "Catatan pengelola desa", "Musim libur"),
        metadata=fields.indicator(
            "Kunjungan desa wisata", "Orang yang datang ke desa wisata untuk berwisata.", "Orang",
            "Banyaknya kunjungan yang dicatat pengelola selama semester itu.",
        ),
        arrangement=Arrangement(titles=2, wide="asal", value_first=True),
    ),
    Theme(
        21,
        "Dinas Pertanian dan Perkebunan",
        "produksi-padi",
        "Produksi padi menurut kabupaten/kota dan bulan",
        level=levels.KABKOTA,
        dimensions=(levels.months(3, 7, 19, 18, 8, 6, 11, 10, 6, 5, 4, 3),),
        measures=(
            Amount(
                "produksi_ton", "Produksi", "Gabah kering giling yang dihasilkan.", "ton",
                sum(RICE["kode_wilayah"].values()), spread=0.12, weights=RICE,
            ),
            Part(
                "luas_panen_ha", "Luas panen", "Luas tanaman yang dipanen di sana.", "hektare",
                "produksi_ton", HECTARES_PER_TON, spread=0.03, highest=1e9,
            ),
            Loose(
                "harga_gabah_rp", "Harga gabah", "Rata-rata harga gabah per kilogram.", "rupiah",
                6_700, spread=0.04, decimals=0,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Menunggu laporan penyuluh", "Panen bergeser", "Sudah diperiksa"),
        metadata=fields.indicator(
            "Produksi padi", "Hasil panen padi dalam bentuk gabah kering giling.", "Ton",
            "Luas panen dikalikan hasil per hektare.",
        ),
        arrangement=Arrangement(
            titles=3, group="kabkota", stale=True, total=True, hide="status_angka", signed=False
        ),
        unit="ton",
    ),
    Theme(
        22,
        "Dinas Peternakan dan Kesehatan Hewan",
        "vaksinasi-ternak",
        "Vaksinasi ternak menurut jenis ternak",
        level=levels.KABKOTA,
        dimensions=(
            levels.quarters(24, 28, 26, 22),
            levels.category(
                "ternak", "Ternak", "Jenis ternak.", {"Sapi": 72, "Kerbau": 6, "Kambing": 22}
            ),
        ),
        measures=(
            Amount("sasaran", "Sasaran", "Ternak yang menjadi sasaran.", "ekor", 1_480_000,
                   weights=CATTLE),
            Part("divaksin", "Divaksin", "Sasaran yang divaksin.", "ekor", "sasaran", 0.83),
            Loose("suhu_vaksin", "Suhu simpan", "Rata-rata suhu simpan vaksin.", "derajat", 4.6),
        ),
        status=levels.VERIFIED,
        remarks=("Bersama petugas kecamatan", "Stok vaksin ditambah", "Dosis kedua menyusul"),
        metadata=fields.indicator(
            "Ternak yang divaksin", "Ternak yang mendapat vaksin penyakit hewan menular.", "Ekor",
            "Banyaknya ternak yang divaksin selama triwulan itu.",
        ),
        arrangement=Arrangement(titles=4, sheets="ternak", header="Vaksinasi"),
    ),
    Theme(
        23,
        "Dinas Energi dan Sumber Daya Mineral",
        "mineral-bukan-logam",
        "Produksi mineral bukan logam dan batuan",
        level=levels.KABKOTA_ALIKE,
        dimensions=(
            levels.category(
                "komoditas", "Komoditas", "Komoditas tambang.",
                {"Pasir": 34, "Batu": 38, "Tanah urug": 22, "Batu apung": 6},
            ),
            levels.years({2023: 0.94, 2024: 1.0, 2025: 1.05}),
        ),
        measures=(
            Amount(
                "rencana_m3", "Rencana", "Produksi yang direncanakan.", "m3", 3_400_000,
                each_period=True,
            ),
            Part("produksi_m3", "Produksi", "Produksi menurut rencana.", "m3", "rencana_m3", 0.84),
            Loose(
                "harga_rp", "Harga per m3", "Rata-rata harga di lokasi.", "rupiah", 96_000,
                decimals=-3,
            ),
        ),
        status=levels.FIGURE,
        remarks=("Laporan pemegang izin", "Produksi berhenti sementara", "Menunggu laporan"),
        metadata=fields.indicator(
            "Produksi mineral bukan logam dan batuan",
            "Bahan galian bukan logam dan batuan yang dihasilkan pemegang izin.", "Meter kubik",
            "Jumlah produksi yang dilaporkan semua pemegang izin selama tahun itu.",
        ),
        arrangement=Arrangement(titles=1, wide="tahun"),
    ),
    Theme(
        24,
        "Dinas Perdagangan",
        "perdagangan-antarpulau",
        "Pengiriman komoditas antarpulau",
        level=levels.KABKOTA,
        dimensions=(
            levels.semesters(48, 52),
            levels.category(
                "komoditas", "Komoditas", "Komoditas yang dikirim.",
                {
                    "Jagung": 44, "Beras": 27, "Bawang merah": 12, "Rumput laut": 7,
                    "Kopi": 5, "Mete": 5,
                },
            ),
        ),
        measures=(
            Amount("rencana_ton", "Rencana", "Volume yang direncanakan.", "ton", 690_000,
                   weights=CATTLE),
            Part("terkirim_ton", "Terkirim", "Volume yang terkirim.", "ton", "rencana_ton", 0.93),
            Loose("muatan_ton", "Muatan kapal", "Rata-rata muatan sekali kirim.", "ton", 46.5),
        ),
        status=levels.FIGURE,
        remarks=("Lewat pelabuhan", "Kapal menunggu cuaca", "Data dari pengirim"),
        metadata=fields.indicator(
            "Pengiriman antarpulau", "Komoditas yang dikirim ke luar pulau asalnya.", "Ton",
            "Jumlah volume semua pengiriman selama semester itu.",
        ),
        arrangement=Arrangement(
            titles=3, tables="semester", total=True, header="Volume pengiriman"
        ),
    ),
    Theme(
        25,
        "Dinas Perindustrian",
        "industri-kecil",
        "Tenaga kerja industri kecil dan menengah",
        level=levels.KABKOTA,
        dimensions=(
            levels.category(
                "kelompok_usaha", "Kelompok usaha", "Kelompok usaha industri.",
                {
                    "Makanan": 24, "Minuman": 6, "Tenun": 14, "Pakaian jadi": 9, "Anyaman": 12,
                    "Kayu": 9, "Gerabah": 6, "Logam": 5, "Perhiasan": 4, "Kulit": 2,
                    "Olahan laut": 6, "Minyak atsiri": 3,
                },
            ),
        ),
        measures=(
            Amount("tenaga_kerja", "Tenaga kerja", "Orang yang bekerja.", "orang", 182_000),
            Part("perempuan", "Perempuan", "Pekerja perempuan.", "orang", "tenaga_kerja", 0.55),
            Loose("hari_kerja", "Hari kerja", "Rata-rata hari kerja sebulan.", "hari", 22.5),
        ),
        status=levels.FIGURE,
        remarks=("Pekerja musiman ikut dihitung", "Data sentra industri", "Menunggu survei"),
        metadata=fields.indicator(
            "Tenaga kerja industri kecil dan menengah",
            "Orang yang bekerja pada usaha industri kecil dan menengah.", "Orang",
            "Banyaknya pekerja pada akhir tahun.",
        ),
        arrangement=Arrangement(titles=2, merged=("kabkota",), colour=True),
    ),
)  # fmt: skip
