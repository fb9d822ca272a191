"""Themes of the offices for information, cooperatives, investment, youth and libraries."""

from __future__ import annotations

from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek import levels
from bimtek.sample_data.declarations.proyek.measures import Amount, Loose, Part
from bimtek.sample_data.declarations.proyek.theme import Arrangement, Theme

DIGITAL_SERVICES = {
    "Portal data": 9, "Surat elektronik": 14, "Situs web instansi": 10,
    "Sertifikat elektronik": 12, "Naskah dinas elektronik": 20, "Rapat daring": 8,
    "Jaringan kantor": 16, "Pusat data": 5, "Aduan warga": 11, "Bantuan aplikasi": 15,
}  # fmt: skip

THEMES = (
    Theme(
        14,
        "Dinas Komunikasi, Informatika dan Statistik",
        "layanan-digital",
        "Permintaan layanan digital",
        level=levels.listed("layanan", "Layanan", "Layanan yang diminta.", DIGITAL_SERVICES),
        dimensions=(levels.months(9, 9, 8, 9, 9, 8, 9, 9, 9, 9, 9, 7),),
        measures=(
            Amount("permintaan", "Permintaan", "Permintaan yang masuk.", "permintaan", 186_000),
            Part(
                "selesai", "Selesai", "Permintaan yang selesai pada bulan itu.", "permintaan",
                "permintaan", 0.93, spread=0.03,
            ),
            Loose(
                "tanggap_jam", "Waktu tanggap", "Rata-rata waktu sampai ditanggapi.", "jam", 5,
                spread=0.2,
            ),
        ),
        status=levels.VERIFIED,
        remarks=("Ada pemeliharaan terjadwal", "Termasuk lewat telepon", "Rekap dari petugas"),
        metadata=fields.indicator(
            "Permintaan layanan digital",
            "Permintaan dari perangkat daerah atau warga yang tercatat di meja layanan.",
            "Permintaan", "Banyaknya permintaan yang masuk selama bulan itu.",
        ),
        arrangement=Arrangement(titles=2, sheets="bulan", total=True, header="Permintaan layanan"),
    ),
    Theme(
        15,
        "Dinas Koperasi Usaha Kecil dan Menengah",
        "anggota-koperasi",
        "Anggota koperasi menurut jenis koperasi",
        level=levels.KABKOTA,
        dimensions=(
            levels.semesters(1.0, 1.02),
            levels.category(
                "jenis_koperasi", "Jenis koperasi", "Jenis menurut usaha utamanya.",
                {
                    "Simpan pinjam": 38, "Konsumen": 27, "Serba usaha": 15, "Produsen": 10,
                    "Jasa": 7, "Pemasaran": 3,
                },
            ),
        ),
        measures=(
            Amount(
                "anggota", "Anggota", "Anggota koperasi aktif.", "orang", 640_000, each_period=True
            ),
            Part("perempuan", "Perempuan", "Anggota perempuan.", "orang", "anggota", 0.47),
            Loose(
                "simpanan_juta_rp", "Simpanan", "Rata-rata simpanan anggota.", "juta rupiah", 1.8
            ),
        ),
        status=levels.FIGURE,
        remarks=("Menunggu rapat anggota", "Data pengurus koperasi", "Termasuk koperasi baru"),
        metadata=fields.indicator(
            "Anggota koperasi", "Orang yang tercatat sebagai anggota koperasi aktif.", "Orang",
            "Banyaknya anggota semua koperasi aktif pada akhir semester.",
        ),
        arrangement=Arrangement(titles=3, wide="semester", hide="status_angka", signed=False),
    ),
    Theme(
        16,
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "perizinan-berusaha",
        "Permohonan dan penerbitan izin menurut sektor",
        level=levels.KABKOTA,
        dimensions=(
            levels.quarters(23, 26, 27, 24),
            levels.category(
                "sektor", "Sektor", "Sektor usaha pemohon.",
                {"Perdagangan": 5, "Pertanian dan perikanan": 2, "Pariwisata dan jasa": 3},
            ),
        ),
        measures=(
            Amount("permohonan", "Permohonan", "Permohonan yang masuk.", "permohonan", 142_000),
            Part(
                "terbit", "Izin terbit", "Permohonan yang izinnya terbit.", "izin", "permohonan",
                0.91, spread=0.03,
            ),
            Loose("proses_hari", "Lama proses", "Rata-rata lama proses.", "hari", 3.1, spread=0.15),
        ),
        status=levels.FIGURE,
        remarks=("Termasuk izin lama", "Lewat layanan daring", "Rekap dari mal layanan publik"),
        metadata=fields.indicator(
            "Izin berusaha yang terbit", "Izin yang terbit atas permohonan pelaku usaha.", "Izin",
            "Banyaknya izin yang terbit selama triwulan itu.",
        ),
        arrangement=Arrangement(titles=4, group="kabkota", header="Perizinan", capitals=True),
    ),
    Theme(
        17,
        "Dinas Pemuda dan Olahraga",
        "pembinaan-atlet",
        "Pembinaan atlet menurut cabang olahraga dan jenis kelamin",
        level=levels.KABKOTA,
        dimensions=(
            levels.category(
                "cabang_olahraga", "Cabang olahraga", "Cabang olahraga yang dibina.",
                {
                    "Sepak bola": 26, "Bola voli": 22, "Atletik": 16, "Pencak silat": 16,
                    "Bulu tangkis": 12, "Panjat tebing": 8,
                },
            ),
            levels.sexes(0.4),
        ),
        measures=(
            Amount("atlet", "Atlet", "Atlet yang terdaftar.", "orang", 14_600),
            Part("dibina", "Dibina", "Atlet yang ikut pembinaan.", "orang", "atlet", 0.7),
            Part(
                "bantuan_rp", "Bantuan", "Nilai bantuan peralatan.", "rupiah", "dibina", 350_000,
                spread=0.1, highest=1e9, decimals=-3,
            ),
            Loose("usia_tahun", "Usia", "Rata-rata usia atlet.", "tahun", 18.5, spread=0.06),
        ),
        status=levels.VERIFIED,
        remarks=("Data pengurus cabang", "Termasuk atlet pelajar", "Latihan terpusat"),
        metadata=fields.indicator(
            "Atlet yang dibina", "Atlet yang ikut program pembinaan olahraga.", "Orang",
            "Banyaknya atlet yang ikut pembinaan selama tahun itu.",
        ),
        arrangement=Arrangement(
            titles=2, merged=("kode_wilayah", "kabkota"), hide="terverifikasi"
        ),
        formatted="bantuan_rp",
    ),
    Theme(
        18,
        "Dinas Perpustakaan dan Kearsipan",
        "kunjungan-perpustakaan",
        "Kunjungan perpustakaan umum",
        level=levels.KABKOTA_BY_ISLAND,
        dimensions=(levels.months(9, 9, 7, 8, 9, 7, 8, 10, 9, 9, 8, 7),),
        measures=(
            Amount("pengunjung", "Pengunjung", "Orang yang datang.", "orang", 1_150_000),
            Part("peminjam", "Peminjam", "Pengunjung yang meminjam.", "orang", "pengunjung", 0.34),
            Loose("buku_dipinjam", "Buku dipinjam", "Rata-rata buku per peminjam.", "buku", 2.2),
        ),
        status=levels.VERIFIED,
        remarks=("Perpustakaan keliling", "Ada lomba membaca", "Kunjungan rombongan sekolah"),
        metadata=fields.indicator(
            "Pengunjung perpustakaan", "Orang yang datang ke perpustakaan umum.", "Orang",
            "Banyaknya kunjungan yang tercatat selama bulan itu.",
        ),
        arrangement=Arrangement(titles=3, sheets="pulau", group="kabkota"),
    ),
)  # fmt: skip
