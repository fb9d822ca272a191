"""Columns that several datasets share, described once."""

from __future__ import annotations

from collections.abc import Iterable

from bimtek.sample_data.declaration import Field, Metadata

SOURCE = "SINTETIS: data latihan, bukan angka resmi"

SUMBER = Field(
    "sumber", "Sumber", "Asal data; menyatakan bahwa datanya SINTETIS.",
    constraints={"required": True, "enum": [SOURCE]},
)  # fmt: skip
TAHUN = Field(
    "tahun", "Tahun", "Tahun yang dilaporkan, bukan tahun laporannya dikirim.", "integer",
    constraints={"required": True, "minimum": 2019, "maximum": 2030},
)  # fmt: skip
SEMESTER = Field(
    "semester", "Semester", "Paruh tahun: 1 Januari-Juni, 2 Juli-Desember.", "integer",
    constraints={"required": True, "enum": [1, 2]},
)  # fmt: skip
TRIWULAN = Field(
    "triwulan", "Triwulan", "Perempat tahun, 1 sampai 4.", "integer",
    constraints={"required": True, "enum": [1, 2, 3, 4]},
)  # fmt: skip
BULAN = Field(
    "bulan", "Bulan", "Bulan data, 1 (Januari) sampai 12 (Desember).", "integer",
    constraints={"required": True, "minimum": 1, "maximum": 12},
)  # fmt: skip
SEX = Field(
    "jenis_kelamin", "Jenis kelamin", "L laki-laki, P perempuan.",
    constraints={"required": True, "enum": ["L", "P"]}, reference="jenis_kelamin.singkatan",
)  # fmt: skip
KODE_KABKOTA = Field(
    "kode_wilayah", "Kode kabupaten/kota", "Kode Kemendagri, 4 angka dengan titik.",
    constraints={"required": True, "pattern": r"52\.\d{2}"}, reference="kabkota.kode_kemendagri",
)  # fmt: skip
KODE_KECAMATAN = Field(
    "kode_wilayah", "Kode kecamatan", "Kode Kemendagri, 6 angka dengan titik.",
    constraints={"required": True, "pattern": r"52\.\d{2}\.\d{2}"},
    reference="kecamatan.kode_kemendagri",
)  # fmt: skip
KABKOTA = Field(
    "kabkota", "Kabupaten/kota", "Nama lengkap kabupaten atau kota.",
    constraints={"required": True}, reference="kabkota.nama",
)  # fmt: skip
KECAMATAN = Field(
    "kecamatan", "Kecamatan", "Nama kecamatan menurut Kemendagri.",
    constraints={"required": True}, reference="kecamatan.nama",
)  # fmt: skip


def count(name: str, title: str, description: str, unit: str, required: bool = True) -> Field:
    """Return the field of a count: a whole number, never negative."""
    constraints = {"minimum": 0} | ({"required": True} if required else {})
    return Field(name, title, description, "integer", unit, constraints)


def amount(name: str, title: str, description: str, unit: str, required: bool = True) -> Field:
    """Return the field of a measured amount, never negative."""
    constraints = {"minimum": 0} | ({"required": True} if required else {})
    return Field(name, title, description, "number", unit, constraints)


def percent(name: str, title: str, description: str, required: bool = True) -> Field:
    """Return the field of a share in percent, 0 to 100."""
    constraints = {"minimum": 0, "maximum": 100} | ({"required": True} if required else {})
    return Field(name, title, description, "number", "persen", constraints)


def day(name: str, title: str, description: str, required: bool = True) -> Field:
    """Return the field of a date."""
    return Field(name, title, description, "date", None, {"required": True} if required else {})


def choice(name: str, title: str, description: str, values: Iterable[str | int]) -> Field:
    """Return the field of a value from a short closed list."""
    allowed = list(values)
    kind = "integer" if isinstance(allowed[0], int) else "string"
    return Field(name, title, description, kind, None, {"required": True, "enum": allowed})


def indicator(
    konsep: str, definisi: str, satuan: str, metode: str, ukuran: str = "Jumlah"
) -> Metadata:
    """Return the seven metadata fields of a synthetic indicator, which has no link."""
    return Metadata(konsep, definisi, ukuran, satuan, metode, SOURCE, "belum terbit")
