"""Hotel guests by month, kab/kota, hotel class and origin, for two years.

The published real series of 2023 is kept apart, in datasets/referensi/tamu_hotel_2023.csv.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from bimtek.dates import MONTHS
from bimtek.sample_data import figures
from bimtek.sample_data.declaration import (
    NUMBER,
    TOTAL,
    Column,
    Dataset,
    Defect,
    RawFile,
    SheetLayout,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Pariwisata"
# Guests of the province in 2024, thousands, and the share from abroad. The sums to July and
# to October follow published ones, the months in between the real series of 2023.
GUESTS = (130, 140, 125, 150, 180, 195, 224, 225, 205, 197, 175, 190)
ABROAD = (0.24, 0.26, 0.28, 0.31, 0.34, 0.36, 0.44, 0.42, 0.38, 0.32, 0.28, 0.24)
GROWTH = {2024: 1.0, 2025: 1.06}  # assumed
# By kab/kota, all assumed: share of guests from abroad, of domestic guests, and how many of
# them stay in star hotels.
PLACES = {
    "52.01": (0.150, 0.200, 0.60), "52.02": (0.260, 0.200, 0.60), "52.03": (0.010, 0.040, 0.25),
    "52.04": (0.010, 0.050, 0.40), "52.05": (0.015, 0.020, 0.15), "52.06": (0.003, 0.012, 0.10),
    "52.07": (0.020, 0.035, 0.45), "52.08": (0.490, 0.150, 0.50), "52.71": (0.040, 0.258, 0.65),
    "52.72": (0.002, 0.035, 0.40),
}  # fmt: skip
STAR, OTHER = "bintang", "nonbintang"
FOREIGN, DOMESTIC = "mancanegara", "nusantara"
HOTEL_CLASS = fields.choice(
    "jenis_hotel", "Jenis hotel", "Hotel bintang atau nonbintang.", [STAR, OTHER]
)
ORIGIN = fields.choice(
    "asal_tamu", "Asal tamu", "Tamu dari luar negeri atau dalam negeri.", [FOREIGN, DOMESTIC]
)
GUESTS_FIELD = fields.count("tamu_orang", "Tamu", "Tamu yang menginap pada bulan itu.", "orang")
STAYING = fields.indicator(
    "Tamu menginap",
    "Orang yang menginap di hotel; orang yang datang dua kali dihitung dua kali.",
    "Orang",
    "Jumlah tamu yang datang pada bulan itu di semua hotel yang melapor.",
)


def guests(year: int, seed: str) -> pd.DataFrame:
    """Return 480 rows: kab/kota, hotel class, origin, month and the number of guests."""
    base = figures.regions()[["kode_wilayah", "kabkota"]]
    levels = {"jenis_hotel": [STAR, OTHER], "asal_tamu": [FOREIGN, DOMESTIC]}
    table = figures.cross(base, levels | {"bulan": range(1, 13)})
    abroad, home, star = (
        table["kode_wilayah"].map({code: each[at] for code, each in PLACES.items()})
        for at in range(3)
    )
    foreign = table["asal_tamu"] == FOREIGN
    month = table["bulan"].to_numpy() - 1
    of_origin = np.where(foreign, np.array(ABROAD)[month], 1 - np.array(ABROAD)[month])
    of_place = np.where(foreign, abroad, home)
    of_class = np.where(table["jenis_hotel"] == STAR, star, 1 - star)
    province = np.array(GUESTS)[month] * 1000 * GROWTH[year]
    centre = province * of_origin * of_place * of_class
    return table.assign(tamu_orang=figures.whole(figures.around(f"{seed}/tamu", centre, 0.05)))


def _by_origin(year: int) -> tuple[SheetLayout, ...]:
    """Two sheets, one per origin; the months are columns, the hotel classes blocks of rows."""
    columns = (
        Column("No", NUMBER, width=5),
        Column("Kode", "kode_wilayah", width=9),
        Column("Kabupaten/Kota", "kabkota", width=27),
        Column("Jenis Hotel", "jenis_hotel", width=13),
        *(
            Column(name[:3], "tamu_orang", "angka", {"bulan": at}, width=9, summed=True)
            for at, name in enumerate(MONTHS, start=1)
        ),
    )
    return tuple(
        SheetLayout(
            origin.capitalize(),
            columns,
            title=(
                f"TAMU {origin.upper()} YANG MENGINAP DI HOTEL, {year}",
                "MENURUT KABUPATEN/KOTA DAN JENIS HOTEL (orang) - DATA SINTETIS",
            ),
            rows={"asal_tamu": origin},
            group="jenis_hotel",
            label_field="kabkota",
            group_label="Jumlah hotel {}",
            total_label="JUMLAH",
            footnotes=("Tamu tidak sama dengan wisatawan: satu orang dapat menginap dua kali.",),
            signature=(f"Mataram, Januari {year + 1}", "Pengelola data,", "(nama)"),
        )
        for origin in (FOREIGN, DOMESTIC)
    )


def _by_month(year: int) -> tuple[SheetLayout, ...]:
    """One sheet, a block of months per kab/kota; the sums were computed before December."""
    columns = (
        Column("Kode Wilayah", "kode_wilayah", width=14),
        Column("Kabupaten/Kota", "kabkota", width=34),
        Column("Bulan", "bulan", "angka", width=8),
        *(
            Column(
                origin.capitalize(), "tamu_orang", "angka",
                {"jenis_hotel": hotel, "asal_tamu": origin}, f"Hotel {hotel}", 14, summed=True,
            )
            for hotel in (STAR, OTHER)
            for origin in (FOREIGN, DOMESTIC)
        ),
    )  # fmt: skip
    return (
        SheetLayout(
            f"Tamu {year}",
            columns,
            title=(f"TAMU HOTEL MENURUT BULAN, {year}", "(orang)", "DATA SINTETIS UNTUK LATIHAN"),
            group="kabkota",
            label_field="kabkota",
            total_label="JUMLAH PROVINSI",
            stale_totals=True,
        ),
    )


def _year(year: int, sheets: tuple[SheetLayout, ...], defects: tuple[Defect, ...]) -> Dataset:
    return Dataset(
        name=f"tamu-hotel-{year}",
        title=f"Tamu hotel bulanan {year}",
        office=OFFICE,
        truth=lambda seed: guests(year, seed),
        keys=("kode_wilayah", "jenis_hotel", "asal_tamu", "bulan"),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(
            RawFile(
                f"tamu-hotel-{year}-SINTETIS.xlsx",
                sheets,
                defects,
            ),
        ),
        fields=(
            fields.KODE_KABKOTA, fields.KABKOTA, HOTEL_CLASS, ORIGIN, fields.BULAN,
            GUESTS_FIELD, fields.TAHUN, fields.SUMBER,
        ),
        description="Tamu yang menginap di hotel menurut kabupaten/kota, jenis hotel, asal tamu,"
        " dan bulan.",
        metadata=STAYING,
    )  # fmt: skip


DATASETS = (
    _year(
        2024,
        _by_origin(2024),
        (
            Defect("ANG-TOTAL", TOTAL, 3),
            Defect("ANG-FORMAT-EN", "tamu_orang", 8),
            Defect("ANG-PEMBULATAN", "tamu_orang", 6),
            Defect("TEKS-SINGKATAN", "kabkota", 6),
            Defect("TEKS-SPASI", "jenis_hotel", 5),
        ),
    ),
    _year(
        2025,
        _by_month(2025),
        (
            Defect("ANG-FORMAT-EN", "tamu_orang", 10),
            Defect("ANG-PEMBULATAN", "tamu_orang", 6),
            Defect("TEKS-HURUF-BESAR", "kabkota", 8),
            Defect("TEKS-SINGKATAN", "kabkota", 8),
        ),
    ),
)
