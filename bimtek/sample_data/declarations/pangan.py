"""Rice and maize by kabupaten/kota: yearly series in two editions, and subrounds of a year.

The edition of a year shows that year as provisional; the next edition shows it as final,
with some figures revised. The subrounds of a year add up to its provisional figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness
from bimtek.sample_data.declaration import (
    NUMBER,
    TOTAL,
    Column,
    Dataset,
    Defect,
    Field,
    RawFile,
    SheetLayout,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Pertanian dan Perkebunan"
FINAL, PROVISIONAL = "angka tetap", "angka sementara"
CROPS = {"padi": "gabah kering giling", "jagung": "pipilan kering"}
# By kab/kota: rice in 2021 and 2025 in thousand tons (published, rounded) and the share in
# the province's maize (assumed).
PLACES = {
    "52.01": (126, 136, 0.030), "52.02": (358, 422, 0.050), "52.03": (250, 243, 0.095),
    "52.04": (287, 399, 0.270), "52.05": (91, 151, 0.215), "52.06": (181, 208, 0.255),
    "52.07": (67, 74, 0.050), "52.08": (30, 33, 0.025), "52.71": (17, 18, 0.001),
    "52.72": (12, 13, 0.009),
}  # fmt: skip
# How far rice had come on the way from 2021 to 2025: after the province's published 1.45 and
# 1.54 million tons in 2022 and 2023, and three published kabupaten in 2024.
RICE_PATH = {2021: 0.0, 2022: 0.11, 2023: 0.43, 2024: 0.10, 2025: 1.0}
# Maize of the province in thousand tons: 2022 to 2024 published, 2021 and 2025 assumed.
MAIZE = {2021: 1350, 2022: 1420, 2023: 1280, 2024: 1150, 2025: 1200}
YIELD = {"padi": 5.36, "jagung": 7.15}  # tons per hectare, province 2023, published
SUBROUND_SHARES = {"padi": (0.55, 0.29, 0.16), "jagung": (0.48, 0.34, 0.18)}  # assumed
SUBROUNDS = (1, 2, 3)
COLOURS = {FINAL: "#FFFFFF", PROVISIONAL: "#FFEB9C"}
MAY_CHANGE = "Angka sementara, masih dapat berubah."
_SEED = "pangan"  # editions and subrounds must agree, so they share one

PULAU = fields.choice("pulau", "Pulau", "Pulau tempat wilayah itu.", ["Lombok", "Sumbawa"])
KOMODITAS = fields.choice(
    "komoditas", "Komoditas", "Padi (gabah kering giling) atau jagung (pipilan kering).", CROPS
)
STATUS = fields.choice(
    "status",
    "Status angka",
    "Angka sementara masih dapat berubah, angka tetap tidak.",
    [FINAL, PROVISIONAL],
)
SUBROUND = fields.choice(
    "subround", "Subround", "Sepertiga tahun: 1 Jan-Apr, 2 Mei-Agu, 3 Sep-Des.", SUBROUNDS
)
SATUAN = fields.choice("satuan", "Satuan", "Satuan produksi.", ["ton"])
KETERANGAN = Field("keterangan", "Keterangan", "Catatan tentang angka produksi, bila ada.")
AREA = fields.count(
    "luas_panen_ha", "Luas panen", "Luas tanaman yang dipanen selama periode itu.", "hektare"
)
PRODUCTION = fields.count(
    "produksi_ton", "Produksi", "Berat hasil panen selama periode itu.", "ton"
)
HARVEST = fields.indicator(
    "Produksi tanaman pangan",
    "Hasil panen padi (gabah kering giling) atau jagung (pipilan kering).",
    "Ton",
    "Luas panen dikalikan hasil per hektare.",
)


def final_figures(crop: str, year: int) -> np.ndarray:
    """Return the final production of the ten kab/kota in tons."""
    early, late, maize = np.array(list(PLACES.values())).T
    path = RICE_PATH[year]
    centre = (1 - path) * early + path * late if crop == "padi" else MAIZE[year] * maize
    return figures.whole(figures.around(f"{_SEED}/{crop}/{year}", centre * 1000, 0.02))


def provisional_figures(crop: str, year: int) -> np.ndarray:
    """Return what was published before the revision; about half of the kab/kota differ."""
    final, key = final_figures(crop, year), f"{_SEED}/{crop}/{year}/revisi"
    before = figures.whole(figures.around(key, final, 0.02))
    return np.where(randomness.uniform(f"{key}/ada", len(final)) < 0.55, before, final)


def edition(year: int) -> pd.DataFrame:
    """Return the series from 2021 to `year`; the last year is provisional."""
    base = figures.regions().drop(columns="penduduk")
    parts = []
    for crop in CROPS:
        for each in range(2021, year + 1):
            status = PROVISIONAL if each == year else FINAL
            tons = (provisional_figures if each == year else final_figures)(crop, each)
            parts.append(base.assign(komoditas=crop, tahun=each, status=status, produksi_ton=tons))
    return pd.concat(parts, ignore_index=True)


def subrounds(year: int) -> pd.DataFrame:
    """Return area and production by subround; production adds up to the provisional year."""
    base = figures.regions()[["kode_wilayah", "kabkota"]]
    parts = []
    for crop in CROPS:
        key = f"{_SEED}/{crop}/{year}/subround"
        table = figures.cross(base.assign(komoditas=crop), {"subround": SUBROUNDS})
        weights = np.tile(SUBROUND_SHARES[crop], len(base))
        shares = figures.around(key, weights, 0.1).reshape(len(base), len(SUBROUNDS))
        tons = figures.split(provisional_figures(crop, year), shares).ravel()
        yields = figures.around(f"{key}/hasil", np.full(len(tons), YIELD[crop]), 0.04)
        table = table.assign(
            luas_panen_ha=figures.whole(tons / yields), produksi_ton=tons, satuan="ton"
        )
        parts.append(table)
    table = pd.concat(parts, ignore_index=True)
    late = randomness.uniform(f"{_SEED}/{year}/status", len(table)) < 0.3
    still_open = (table["subround"] == 3) | ((table["subround"] == 2) & late)
    return table.assign(status=np.where(still_open, PROVISIONAL, FINAL))


def with_comment(year: int) -> pd.DataFrame:
    """Return the subrounds with the status as a remark on provisional figures."""
    table = subrounds(year)
    remark = table.pop("status").map({PROVISIONAL: MAY_CHANGE, FINAL: None})
    return table.assign(keterangan=remark)


def _years(year: int, over: str | None = None) -> tuple[Column, ...]:
    """Return a column for each year; the last one carries the mark of provisional figures."""
    columns = []
    for each in range(2021, year + 1):
        last = each == year
        where = {"tahun": each, "status": PROVISIONAL if last else FINAL}
        label = f"{each}*)" if last else f"{each}"
        columns.append(Column(label, "produksi_ton", "angka", where, over, summed=True))
    return tuple(columns)


def _series(crop: str, year: int, sheet: str, columns: tuple[Column, ...]) -> SheetLayout:
    return SheetLayout(
        sheet,
        columns,
        title=(
            f"PRODUKSI {crop.upper()} MENURUT KABUPATEN/KOTA, 2021-{year}",
            f"(ton {CROPS[crop]}) - DATA SINTETIS",
        ),
        rows={"komoditas": crop},
        group="pulau",
        label_field="kabkota",
        group_label="Jumlah Pulau {}",
        total_label="JUMLAH PROVINSI",
        footnotes=("*) angka sementara", "Sumber: data SINTETIS untuk latihan."),
    )


def _edition_2024() -> SheetLayout:
    """Rice above, maize below on one sheet; years as columns, the last one marked *)."""
    columns = (
        Column("No", NUMBER, width=5),
        Column("Kode", "kode_wilayah", width=9),
        Column("Kabupaten/Kota", "kabkota", width=27),
        Column("Pulau", "pulau", width=11),
        *_years(2024),
    )
    rice, maize = (_series(crop, 2024, "Produksi", columns) for crop in CROPS)
    signature = ("Mataram, Maret 2025", "Pengelola data,", "(nama)")
    return replace(rice, footnotes=(), below=replace(maize, signature=signature))


def _edition_2025() -> tuple[SheetLayout, ...]:
    """One sheet per crop, the years under a common header, the island first."""
    columns = (
        Column("Kode Wilayah", "kode_wilayah", width=10),
        Column("Pulau", "pulau", width=11),
        Column("Kabupaten/Kota", "kabkota", width=27),
        *_years(2025, "Produksi (ton)"),
    )
    return tuple(_series(crop, 2025, crop.capitalize(), columns) for crop in CROPS)


def _subround_columns(unit_first: bool) -> tuple[Column, ...]:
    amount = (
        Column("Produksi", "produksi_ton", "angka", width=12),
        Column("Satuan", "satuan", width=9),
    )
    return (
        Column("No", NUMBER, width=5),
        Column("Kode", "kode_wilayah", width=9),
        Column("Kabupaten/Kota", "kabkota", width=27),
        Column("Komoditas", "komoditas", width=12),
        Column("Subround", "subround", "angka", width=10),
        Column("Luas Panen (ha)", "luas_panen_ha", "angka", width=16),
        *(reversed(amount) if unit_first else amount),
    )


def _yearly(year: int, sheets: tuple[SheetLayout, ...], defects: tuple[Defect, ...]) -> Dataset:
    return Dataset(
        name=f"pangan-produksi-{year}",
        title=f"Produksi padi dan jagung 2021-{year}, edisi {year}",
        office=OFFICE,
        truth=lambda seed: edition(year),
        keys=("kode_wilayah", "komoditas", "tahun"),
        constants={"sumber": fields.SOURCE},
        files=(RawFile(f"pangan-produksi-{year}-SINTETIS.xlsx", sheets, defects),),
        fields=(
            fields.KODE_KABKOTA, fields.KABKOTA, PULAU, KOMODITAS, fields.TAHUN, STATUS,
            PRODUCTION, fields.SUMBER,
        ),
        description=f"Produksi padi dan jagung menurut kabupaten/kota dan tahun; tahun {year}"
        " masih angka sementara dan berubah pada edisi berikutnya.",
        metadata=HARVEST,
    )  # fmt: skip


def _within(
    year: int, truth: Callable, sheet: SheetLayout, remark: Field, defects: tuple[Defect, ...]
) -> Dataset:
    return Dataset(
        name=f"pangan-subround-{year}",
        title=f"Panen padi dan jagung menurut subround {year}",
        office=OFFICE,
        truth=lambda seed: truth(year),
        keys=("kode_wilayah", "komoditas", "subround"),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(RawFile(f"pangan-subround-{year}-SINTETIS.xlsx", (sheet,), defects),),
        fields=(
            fields.KODE_KABKOTA, fields.KABKOTA, KOMODITAS, SUBROUND, AREA, PRODUCTION, SATUAN,
            remark, fields.TAHUN, fields.SUMBER,
        ),
        description=f"Luas panen dan produksi menurut kabupaten/kota dan subround {year};"
        f" produksinya berjumlah sama dengan angka sementara {year}.",
        metadata=HARVEST,
    )  # fmt: skip


DATASETS = (
    _yearly(
        2024,
        (_edition_2024(),),
        (
            Defect("ANG-TOTAL", TOTAL, 3),
            Defect("TEKS-SINGKATAN", "kabkota", 5),
            Defect("TEKS-SPASI-GANDA", "kabkota", 3),
        ),
    ),
    _yearly(
        2025,
        _edition_2025(),
        (
            Defect("ANG-TOTAL", TOTAL, 3),
            Defect("ANG-TEKS", "produksi_ton", 2),
            Defect("TEKS-SINGKATAN", "kabkota", 4),
            Defect("TEKS-HURUF-BESAR", "kabkota", 4),
        ),
    ),
    _within(
        2024,
        subrounds,
        SheetLayout(
            "Subround",
            _subround_columns(unit_first=False),
            title=("LUAS PANEN DAN PRODUKSI MENURUT SUBROUND, 2024", "DATA SINTETIS"),
            colour=("status", COLOURS),
            footnotes=(
                "Baris kuning: angka sementara.",
                "Subround 1 = Januari-April, 2 = Mei-Agustus, 3 = September-Desember.",
            ),
        ),
        STATUS,
        (
            Defect("ANG-SATUAN", "produksi_ton", 14, "satuan"),
            Defect("ANG-FORMAT-ID", "luas_panen_ha", 5),
            Defect("TEKS-SALAH-KETIK", "kabkota", 3),
            Defect("TEKS-SPASI", "komoditas", 4),
        ),
    ),
    _within(
        2025,
        with_comment,
        SheetLayout(
            "Data Subround",
            _subround_columns(unit_first=True),
            title=("PANEN PADI DAN JAGUNG TAHUN 2025", "MENURUT SUBROUND", "DATA SINTETIS"),
            note=("produksi_ton", "keterangan"),
            footnotes=("Subround: 1 = Jan-Apr, 2 = Mei-Agu, 3 = Sep-Des.",),
        ),
        KETERANGAN,
        (
            Defect("ANG-SATUAN", "produksi_ton", 12, "satuan"),
            Defect("ANG-FORMAT-EN", "luas_panen_ha", 5),
            Defect("TEKS-SINGKATAN", "kabkota", 6),
            Defect("TEKS-HURUF-BESAR", "komoditas", 5),
        ),
    ),
)
