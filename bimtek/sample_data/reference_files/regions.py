"""Codes and names of regions, perangkat daerah with their units, and the map."""

from __future__ import annotations

from bimtek.sample_data.declaration import Field
from bimtek.sample_data.reference_files.entry import (
    MIT,
    UNSTATED,
    ReferenceFile,
    points_to,
    repository,
    text,
    whole,
)

_REGIONS = ("cahyadsn/wilayah", "b7ad440")
KEMENDAGRI = repository(*_REGIONS, "2025-06-23", "Kepmendagri 300.2.2-2430/2025")
KEMENDAGRI_2022 = repository(
    "cahyadsn/wilayah_ref", "ba6393c", "2022-02-14", "Kepmendagri 050-145/2022, Lampiran B.52"
)
DUKCAPIL = repository(*_REGIONS, "2024-12", "Dukcapil semester II 2024")
BPS = repository("zeixs/bps-wilayah-indonesia", "15af474", "2023", "Kode BPS")
SIPD = repository("irham9494h/label-sumber-dana", "dc61f21", "2024-07-21", "Ekspor SIPD")
BOUNDARIES = repository("cahyadsn/wilayah_boundaries", "3c5a796", "2025", "Garis wilayah")


def _official(digits: str, pattern: str) -> Field:
    return text(
        "kode_kemendagri", "Kode Kemendagri", f"Kode Kemendagri, {digits} angka dengan titik.",
        unique=True, pattern=pattern,
    )  # fmt: skip


def _area(year: str, source: str) -> Field:
    return Field(
        f"luas_km2_{year}", f"Luas {year}", f"Menurut {source}.", "number", "km2",
        {"required": True, "minimum": 0},
    )  # fmt: skip


_IN_KABKOTA = (
    points_to(
        "kabkota.kode_kemendagri", "kode_kabkota", "Kode kabupaten/kota",
        "Kode Kemendagri kabupaten atau kota.",
    ),
    points_to("kabkota.nama", "nama_kabkota", "Kabupaten/kota", "Nama lengkapnya."),
)  # fmt: skip

KABKOTA = ReferenceFile(
    "referensi/kabkota.csv",
    "Kabupaten dan kota di NTB",
    "Angka kode Kemendagri dan BPS sama; hanya titiknya berbeda. Penduduk menurut Dukcapil,"
    " semester II 2024. Luas ada dua: menurut Kepmendagri 050-145/2022, dan menurut rekap"
    " 2025 di repositori cahyadsn/wilayah (luas dari surat BIG, Desember 2024).",
    (KEMENDAGRI, DUKCAPIL, KEMENDAGRI_2022),
    (MIT,),
    (
        _official("4", r"52\.\d{2}"),
        text("kode_bps", "Kode BPS", "Kode BPS, 4 angka.", unique=True, pattern=r"52\d{2}"),
        text("nama", "Nama", "Nama lengkap dengan kata Kabupaten atau Kota.", unique=True),
        text("nama_pendek", "Nama pendek", "Tanpa jenisnya; Bima dipakai dua wilayah."),
        text("jenis", "Jenis", "Kabupaten atau kota.", enum=["Kabupaten", "Kota"]),
        text("pulau", "Pulau", "Pulau tempatnya.", enum=["Lombok", "Sumbawa"]),
        whole("jumlah_kecamatan", "Jumlah kecamatan", "Kecamatan di wilayah itu.", "kecamatan"),
        whole(
            "penduduk_laki_laki",
            "Penduduk laki-laki",
            "Menurut Dukcapil, semester II 2024.",
            "jiwa",
        ),
        whole(
            "penduduk_perempuan",
            "Penduduk perempuan",
            "Menurut Dukcapil, semester II 2024.",
            "jiwa",
        ),
        whole("penduduk", "Penduduk", "Laki-laki dan perempuan.", "jiwa"),
        _area("2022", "Kepmendagri 050-145/2022"),
        _area(
            "2025",
            "rekap 2025 di repositori cahyadsn/wilayah; luasnya dari surat BIG"
            " B-16.10/DIGD-BIG/IGD.04.04/12/2024",
        ),
    ),
    ("kode_kemendagri",),
)

KECAMATAN = ReferenceFile(
    "referensi/kecamatan.csv",
    "Kecamatan di NTB",
    "Kode Kemendagri dan kode BPS berdampingan. Kode BPS berasal dari salinan pihak ketiga"
    " versi 2023; periksa ke BPS NTB sebelum memakainya untuk pekerjaan.",
    (KEMENDAGRI, BPS),
    (MIT, UNSTATED),
    (
        _official("6", r"52\.\d{2}\.\d{2}"),
        text("kode_bps", "Kode BPS", "Kode BPS, 7 angka.", unique=True, pattern=r"52\d{5}"),
        text("nama", "Nama", "Nama kecamatan menurut Kemendagri.", unique=True),
        text("nama_bps", "Nama BPS", "Nama kecamatan menurut daftar BPS.", unique=True),
        *_IN_KABKOTA,
    ),
    ("kode_kemendagri",),
)

DESA = ReferenceFile(
    "referensi/desa.csv",
    "Desa dan kelurahan di NTB",
    "Nama desa tidak unik, jadi kuncinya kode. Kode BPS tidak ada di sini karena belum ada"
    " sumber yang kami periksa untuk tingkat desa.",
    (KEMENDAGRI,),
    (MIT,),
    (
        _official("10", r"52\.\d{2}\.\d{2}\.[12]\d{3}"),
        text("nama", "Nama", "Nama desa atau kelurahan, ditulis seperti di sumbernya."),
        text("jenis", "Jenis", "Desa atau kelurahan.", enum=["Desa", "Kelurahan"]),
        points_to(
            "kecamatan.kode_kemendagri", "kode_kecamatan", "Kode kecamatan",
            "Kode Kemendagri kecamatan.",
        ),
        points_to("kecamatan.nama", "nama_kecamatan", "Kecamatan", "Nama kecamatan."),
        *_IN_KABKOTA,
    ),
    ("kode_kemendagri",),
)  # fmt: skip

OFFICES = ReferenceFile(
    "referensi/perangkat_daerah.csv",
    "Perangkat daerah Provinsi NTB dan unitnya",
    "36 perangkat daerah menurut SIPD Juli 2024, sebelum susunan organisasi 2026, lalu unit di"
    " bawahnya. Ganti berkas ini bila susunannya berubah. Nama ditulis seperti di sumbernya.",
    (SIPD,),
    (UNSTATED,),
    (
        Field("no", "Nomor", "Nomor baris.", "integer", None, {"required": True, "minimum": 1}),
        text("nama", "Nama", "Nama perangkat daerah atau unit.", unique=True),
        Field("singkatan", "Singkatan", "Hanya yang terlihat di sumber; lainnya kosong."),
        text(
            "kelompok", "Kelompok", "Bentuk perangkat daerah, atau Unit.",
            enum=["Dinas", "Satuan", "Badan", "Sekretariat", "Inspektorat", "Unit"],
        ),
        text("kode_sipd", "Kode SIPD", "Kode dalam SIPD.", unique=True),
        Field(
            "kode_induk", "Kode induk",
            "Kode SIPD perangkat daerah yang membawahi unit; kosong untuk perangkat daerah.",
            reference="perangkat_daerah.kode_sipd",
        ),
    ),
    ("kode_sipd",),
)  # fmt: skip

BOUNDARY_MAP = ReferenceFile(
    "referensi/batas_kabkota.geojson",
    "Garis wilayah kabupaten dan kota",
    "GeoJSON untuk menggambar peta. Hanya ilustrasi, bukan batas resmi.",
    (BOUNDARIES,),
    (MIT,),
)
