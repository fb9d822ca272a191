"""Fish landed by month, landing place and species; the places are invented (TPI 01 ...)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness
from bimtek.sample_data.declaration import (
    NUMBER,
    Column,
    Dataset,
    Defect,
    Field,
    RawFile,
    SheetLayout,
    TextFormat,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Kelautan dan Perikanan"
PLACES = 12
# By species: average landing of a place and month in kg, and price in rupiah per kg (assumed).
SPECIES = {
    "tongkol": (5200, 22_000),
    "cakalang": (3100, 24_000),
    "layang": (2600, 19_000),
    "kembung": (1500, 32_000),
    "kerapu": (420, 85_000),
    "cumi-cumi": (680, 55_000),
}
# How good the months are, 1 is average; assumed.
SEASON = {
    "tongkol": (0.7, 0.7, 0.8, 1.0, 1.2, 1.2, 1.1, 1.1, 1.2, 1.2, 1.0, 0.8),
    "cakalang": (0.7, 0.6, 0.8, 1.0, 1.1, 1.2, 1.2, 1.2, 1.2, 1.1, 1.1, 0.8),
    "layang": (0.8, 0.8, 0.9, 1.0, 1.1, 1.0, 1.0, 1.1, 1.2, 1.2, 1.1, 0.8),
    "kembung": (0.9, 0.9, 1.0, 1.1, 1.1, 1.0, 0.9, 0.9, 1.0, 1.1, 1.1, 1.0),
    "kerapu": (0.8, 0.9, 1.0, 1.1, 1.1, 1.1, 1.0, 1.0, 1.0, 1.1, 1.0, 0.9),
    "cumi-cumi": (0.9, 1.0, 1.2, 1.3, 1.2, 1.0, 0.9, 0.8, 0.8, 0.9, 1.0, 1.0),
}
REMARKS = (
    "Sebagian dari kapal luar provinsi.",
    "Perkiraan petugas, timbangan sedang diperbaiki.",
    "Belum termasuk tiga hari terakhir bulan ini.",
)
PLACE = Field(
    "tempat", "Tempat pendaratan", "Tempat pelelangan ikan; nama SINTETIS, TPI dan nomor.",
    constraints={"required": True, "pattern": r"TPI \d{2}"},
)  # fmt: skip
SPECIES_FIELD = fields.choice(
    "jenis_ikan", "Jenis ikan", "Nama ikan yang didaratkan di tempat itu.", SPECIES
)
VOLUME = fields.count("volume_kg", "Volume", "Berat ikan yang didaratkan.", "kg")
UNIT = fields.choice("satuan", "Satuan", "Satuan volume.", ["kg"])
VALUE = fields.count("nilai_rupiah", "Nilai", "Nilai ikan di tempat pendaratan.", "rupiah")
REMARK = Field("keterangan", "Keterangan", "Catatan petugas tentang volume, bila ada.")
ROW = (
    fields.BULAN, PLACE, fields.KODE_KABKOTA, fields.KABKOTA, SPECIES_FIELD, VOLUME, UNIT, VALUE,
)  # fmt: skip
LANDED = fields.indicator(
    "Produksi perikanan tangkap",
    "Berat ikan hasil tangkapan yang didaratkan di tempat pendaratan ikan.",
    "Kilogram",
    "Jumlah berat semua ikan yang ditimbang pada bulan itu.",
)


def landings(year: int) -> pd.DataFrame:
    """Return 864 rows: month, place, species, volume in kg and value in rupiah."""
    seed = f"perikanan/{year}"
    regions = figures.regions()
    number = np.arange(PLACES)
    # Places have sizes of their own, the same every year.
    places = (
        regions[["kode_wilayah", "kabkota"]]
        .iloc[number % len(regions)]
        .assign(
            tempat=[f"TPI {each + 1:02d}" for each in number],
            size=0.4 + 1.2 * randomness.uniform("perikanan/ukuran", PLACES),
        )
    )
    table = figures.cross(places, {"bulan": range(1, 13), "jenis_ikan": SPECIES})
    table = table.sort_values(["bulan", "tempat"], kind="stable", ignore_index=True)
    season = pd.DataFrame(SEASON, index=range(1, 13)).stack()
    amount, price = pd.DataFrame(SPECIES)[table["jenis_ikan"]].to_numpy()
    centre = amount * season[list(zip(table["bulan"], table["jenis_ikan"], strict=True))].to_numpy()
    volume = figures.whole(figures.around(f"{seed}/volume", centre * table["size"], 0.12))
    value = figures.whole(figures.around(f"{seed}/harga", volume * price, 0.06), 1000)
    table = table.assign(volume_kg=volume, satuan="kg", nilai_rupiah=value)
    names = [field.name for field in ROW]
    return table[names]


def with_remarks(year: int) -> pd.DataFrame:
    """Return the landings with a remark on one row in twenty."""
    table = landings(year)
    at = figures.choose(f"perikanan/{year}/keterangan", len(table), {-1: 57, 0: 1, 1: 1, 2: 1})
    return table.assign(keterangan=[REMARKS[each] if each >= 0 else None for each in at])


def _columns(labels: tuple[str, ...], amount: str) -> tuple[Column, ...]:
    """`amount` is the style of volumes: tons between the kg need their decimals shown."""
    kinds = {"bulan": "angka", "volume_kg": amount, "nilai_rupiah": "angka"}
    widths = (8, 14, 11, 27, 14, 14, 9, 18)
    return tuple(
        Column(label, field.name, kinds.get(field.name, "teks"), width=width)
        for label, field, width in zip(labels, ROW, widths, strict=True)
    )


def _year(year: int, truth: Callable, file: RawFile, remark: tuple[Field, ...] = ()) -> Dataset:
    return Dataset(
        name=f"perikanan-pendaratan-{year}",
        title=f"Ikan yang didaratkan {year}",
        office=OFFICE,
        truth=lambda seed: truth(year),
        keys=("tempat", "bulan", "jenis_ikan"),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(file,),
        fields=(*ROW, *remark, fields.TAHUN, fields.SUMBER),
        description="Berat dan nilai ikan yang didaratkan menurut bulan, tempat pendaratan, dan"
        " jenis ikan. Nama tempatnya SINTETIS.",
        metadata=LANDED,
    )


DATASETS = (
    _year(
        2024,
        with_remarks,
        RawFile(
            "perikanan-pendaratan-2024-SINTETIS.xlsx",
            (
                SheetLayout(
                    "Pendaratan 2024",
                    (
                        Column("No", NUMBER, width=6),
                        *_columns(
                            ("Bulan", "TPI", "Kode", "Kabupaten/Kota", "Jenis Ikan", "Volume",
                             "Satuan", "Nilai (Rp)"),
                            "umum",
                        ),
                    ),
                    title=("PRODUKSI IKAN YANG DIDARATKAN, 2024", "DATA SINTETIS"),
                    note=("volume_kg", "keterangan"),
                    hide_rows={"tempat": "TPI 07"},
                    footnotes=("Nama TPI pada tabel ini SINTETIS.",),
                ),
            ),
            (
                Defect("ANG-SATUAN", "volume_kg", 60, "satuan"),
                Defect("ANG-FORMAT-ID", "nilai_rupiah", 20),
                Defect("ANG-RUPIAH", "nilai_rupiah", 15),
                Defect("TEKS-HURUF-BESAR", "jenis_ikan", 20),
                Defect("TEKS-SALAH-KETIK", "jenis_ikan", 10),
                Defect("TEKS-SINGKATAN", "kabkota", 20),
                Defect("TEKS-SPASI", "tempat", 12),
            ),
        ),
        (REMARK,),
    ),
    _year(
        2025,
        landings,
        RawFile(
            "perikanan-pendaratan-2025-SINTETIS.csv",
            (
                SheetLayout(
                    "-",
                    _columns(
                        ("Bulan", "Tempat", "Kode Wilayah", "Kabupaten/Kota", "Jenis",
                         "Volume", "Satuan", "Nilai (Rp)"),
                        "angka",
                    ),
                ),
            ),
            (
                Defect("ANG-SATUAN-MENEMPEL", "volume_kg", 40, "satuan"),
                Defect("ANG-FORMAT-EN", "nilai_rupiah", 25),
                Defect("TEKS-HURUF-BESAR", "jenis_ikan", 20),
                Defect("TEKS-SPASI-GANDA", "kabkota", 15),
                Defect("TEKS-SINGKATAN", "kabkota", 15),
                Defect("GANDA-PERSIS", "tempat", 10),
            ),
            TextFormat(encoding="utf-8-sig"),
        ),
    ),
)  # fmt: skip
