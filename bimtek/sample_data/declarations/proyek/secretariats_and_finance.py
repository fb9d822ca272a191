"""Themes of both secretariats and of the agencies for planning, finance and revenue."""

from __future__ import annotations

import datetime as dt

from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek import levels
from bimtek.sample_data.declarations.proyek.measures import Amount, Loose, Part
from bimtek.sample_data.declarations.proyek.theme import YEAR, Arrangement, Dimension, Theme

RECESS = Dimension(
    fields.choice("masa_reses", "Masa reses", "Masa reses ke-1 sampai ke-3.", [1, 2, 3]),
    {1: 32, 2: 35, 3: 33},
    {1: dt.date(YEAR, 2, 28), 2: dt.date(YEAR, 7, 31), 3: dt.date(YEAR, 11, 30)},
)
SPENDING = {
    "Belanja pegawai": 34, "Belanja barang dan jasa": 24, "Belanja hibah": 9,
    "Belanja bantuan sosial": 1, "Modal peralatan": 6, "Modal gedung": 7, "Modal jalan": 9,
    "Belanja tidak terduga": 1, "Belanja bagi hasil": 6, "Bantuan keuangan": 3,
}  # fmt: skip

THEMES = (
    Theme(
        26,
        "Sekretariat Daerah",
        "naskah-dinas",
        "Naskah dinas masuk dan selesai menurut biro",
        level=levels.units("Sekretariat Daerah", "Biro", "Biro"),
        dimensions=(levels.months(9, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9),),
        measures=(
            Amount("masuk", "Masuk", "Naskah dinas yang diterima bulan itu.", "naskah", 142_000),
            Part(
                "selesai", "Selesai", "Naskah masuk yang sudah ditindaklanjuti.", "naskah",
                "masuk", 0.93,
            ),
            Loose("lembar", "Panjang naskah", "Rata-rata panjang naskah.", "lembar", 3.4),
        ),
        status=levels.VERIFIED,
        remarks=("Termasuk surat elektronik", "Sebagian diteruskan", "Rekap dari tata usaha"),
        metadata=fields.indicator(
            "Naskah dinas yang selesai", "Naskah dinas masuk yang sudah ditindaklanjuti.",
            "Naskah", "Banyaknya naskah yang selesai selama bulan itu.",
        ),
        arrangement=Arrangement(titles=3, group="unit", header="Naskah dinas"),
    ),
    Theme(
        27,
        "Sekretariat Dewan Perwakilan Rakyat Daerah",
        "aspirasi-reses",
        "Aspirasi masyarakat pada masa reses menurut bidang",
        level=levels.KABKOTA,
        dimensions=(
            RECESS,
            levels.category(
                "bidang", "Bidang", "Bidang aspirasi.",
                {"Pendidikan": 22, "Kesehatan": 18, "Jalan dan air": 38, "Usaha dan kerja": 22},
            ),
        ),
        measures=(
            Amount(
                "aspirasi", "Aspirasi", "Aspirasi yang dicatat pada masa reses itu.", "aspirasi",
                26_400,
            ),
            Part(
                "diteruskan", "Diteruskan", "Aspirasi yang diteruskan.", "aspirasi", "aspirasi",
                0.78,
            ),
            Part(
                "nilai_rp", "Nilai usulan", "Perkiraan nilai aspirasi yang diteruskan.", "rupiah",
                "diteruskan", 45_000_000, spread=0.1, highest=1e9, decimals=-6,
            ),
            Loose("peserta", "Peserta", "Rata-rata peserta pertemuan.", "orang", 64, spread=0.15),
        ),
        status=levels.VERIFIED,
        remarks=("Disampaikan tertulis", "Pertemuan di desa", "Usulan digabung"),
        metadata=fields.indicator(
            "Aspirasi masyarakat", "Usul atau keluhan warga yang disampaikan pada masa reses.",
            "Aspirasi", "Banyaknya aspirasi yang dicatat selama masa reses itu.",
        ),
        arrangement=Arrangement(titles=4, sheets="masa_reses", hide="kode_wilayah"),
        formatted="nilai_rp",
    ),
    Theme(
        28,
        "Badan Perencanaan Pembangunan Daerah",
        "usulan-musrenbang",
        "Usulan musyawarah perencanaan pembangunan menurut bidang",
        level=levels.KABKOTA,
        dimensions=(
            levels.category(
                "bidang", "Bidang", "Bidang usulan.",
                {
                    "Pendidikan": 14, "Kesehatan": 11, "Jalan dan jembatan": 18, "Air minum": 9,
                    "Permukiman": 8, "Sosial": 6, "Pertanian": 12, "Perikanan": 5,
                    "Pariwisata": 5, "Tenaga kerja": 4, "Lingkungan hidup": 5, "Perhubungan": 3,
                },
            ),
        ),
        measures=(
            Amount("usulan", "Usulan", "Usulan yang masuk.", "usulan", 9_600),
            Part("diterima", "Diterima", "Usulan yang diterima.", "usulan", "usulan", 0.55),
            Part(
                "nilai_rp", "Nilai usulan", "Perkiraan nilai usulan yang masuk.", "rupiah",
                "usulan", 210_000_000, spread=0.15, highest=1e9, decimals=-6,
            ),
            Loose("lama_bulan", "Lama kerja", "Rata-rata perkiraan lama kerja.", "bulan", 5.5),
        ),
        status=levels.FIGURE,
        remarks=("Usulan lintas kecamatan", "Perlu survei lapangan", "Diusulkan kembali"),
        metadata=fields.indicator(
            "Usulan pembangunan", "Usulan kegiatan dari musyawarah perencanaan pembangunan.",
            "Usulan", "Banyaknya usulan yang tercatat untuk tahun itu.",
        ),
        arrangement=Arrangement(titles=2, merged=("kode_wilayah", "kabkota"), comment=True),
        formatted="nilai_rp",
    ),
    Theme(
        29,
        "Badan Pengelolaan Keuangan dan Aset Daerah",
        "realisasi-belanja",
        "Anggaran dan realisasi belanja menurut jenis belanja",
        level=levels.listed("jenis_belanja", "Jenis belanja", "Jenis belanja daerah.", SPENDING),
        dimensions=(levels.months(4, 5, 7, 8, 8, 9, 8, 8, 9, 10, 11, 13),),
        measures=(
            Amount(
                "anggaran_rp", "Anggaran kas", "Rencana belanja bulan itu.", "rupiah",
                6.1e12, decimals=-6,
            ),
            Part(
                "realisasi_rp", "Realisasi", "Belanja yang sudah dibayar.", "rupiah",
                "anggaran_rp", 0.91, decimals=-6,
            ),
            Loose("proses_hari", "Lama proses", "Rata-rata lama proses bayar.", "hari", 2.4),
        ),
        status=levels.FIGURE,
        remarks=("Belum direkonsiliasi", "Menunggu dokumen", "Pergeseran antarbulan"),
        metadata=fields.indicator(
            "Realisasi belanja", "Belanja daerah yang sudah dibayarkan.", "Rupiah",
            "Jumlah pembayaran menurut jenis belanja selama bulan itu.",
        ),
        arrangement=Arrangement(titles=3, group="bulan", stale=True, capitals=True),
    ),
    Theme(
        30,
        "Badan Pengelolaan Pendapatan Daerah",
        "pajak-daerah",
        "Target dan realisasi pajak menurut unit pelayanan",
        level=levels.units(
            "Badan Pengelolaan Pendapatan Daerah", "Unit pelayanan", "Unit Pelayanan Pajak"
        ),
        dimensions=(
            levels.quarters(22, 25, 26, 27),
            levels.category(
                "jenis_pajak", "Jenis pajak", "Jenis pajak provinsi.",
                {"Pajak kendaraan": 58, "Balik nama": 36, "Air permukaan": 6},
            ),
        ),
        measures=(
            Amount(
                "target_juta_rp", "Target", "Penerimaan yang ditargetkan.", "juta rupiah",
                985_000, decimals=1,
            ),
            Part(
                "realisasi_juta_rp", "Realisasi", "Penerimaan pajak.", "juta rupiah",
                "target_juta_rp", 0.97, highest=1.2, decimals=1,
            ),
            Loose("layanan_menit", "Lama layanan", "Rata-rata lama layanan.", "menit", 12.5),
        ),
        status=levels.FIGURE,
        remarks=("Ada layanan keliling", "Menunggu rekonsiliasi", "Termasuk pembayaran daring"),
        metadata=fields.indicator(
            "Realisasi pajak provinsi", "Penerimaan pajak yang dikelola provinsi.",
            "Juta rupiah", "Jumlah penerimaan menurut jenis pajak selama triwulan itu.",
        ),
        arrangement=Arrangement(
            titles=1, wide="jenis_pajak", hide="keterangan", signed=False
        ),
    ),
)  # fmt: skip
