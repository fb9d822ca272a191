"""Provincial roads by condition; sections and their lengths are invented."""

from __future__ import annotations

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
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Pekerjaan Umum dan Penataan Ruang"
SECTIONS = 72
CONDITIONS = {"baik": 55, "sedang": 25, "rusak ringan": 12, "rusak berat": 8}  # km of 100, assumed
COLOURS = dict(zip(CONDITIONS, ("#C6EFCE", "#FFEB9C", "#F8CBAD", "#FF9999"), strict=True))
SECTION = Field(
    "kode_ruas", "Kode ruas", "Kode ruas jalan; kode SINTETIS, R dan tiga angka.",
    constraints={"required": True, "pattern": r"R-\d{3}"},
)  # fmt: skip
NAME = Field("ruas", "Nama ruas", "Nama ruas jalan; nama SINTETIS.", constraints={"required": True})
LENGTH = fields.amount("panjang_km", "Panjang", "Panjang seluruh ruas, semua kondisi.", "km")
UNIT = fields.choice("satuan", "Satuan", "Satuan panjang ruas.", ["km"])
LENGTHS = tuple(
    fields.amount(
        f"{name.replace(' ', '_')}_km", name.capitalize(), f"Panjang bagian yang {name}.", "km"
    )
    for name in CONDITIONS
)
CONDITION = fields.choice(
    "kondisi_utama", "Kondisi utama", "Kondisi bagian terpanjang dari ruas.", CONDITIONS
)
GOOD_ROADS = fields.indicator(
    "Jalan dalam kondisi mantap",
    "Panjang jalan provinsi yang kondisinya baik atau sedang.",
    "Kilometer",
    "Jumlah panjang yang baik dan yang sedang.",
    "Panjang",
)


def roads(seed: str) -> pd.DataFrame:
    """Return one row per section; the four conditions add up to its length."""
    regions = figures.regions()
    number = np.arange(SECTIONS)
    # Ten metres are the unit here, so that lengths in km have two decimals.
    length = np.rint(300 + 3400 * randomness.uniform(f"{seed}/panjang", SECTIONS)).astype(int)
    spread = randomness.uniform(f"{seed}/kondisi", SECTIONS * len(CONDITIONS)) ** 2
    weights = spread.reshape(SECTIONS, -1) * np.array(list(CONDITIONS.values()))
    parts = figures.split(length, weights)
    table = pd.DataFrame(
        {
            "kode_ruas": [f"R-{each + 1:03d}" for each in number],
            "ruas": [f"Ruas {each + 1:03d}" for each in number],
            "kabkota": regions["kabkota"].iloc[np.sort(number % len(regions))].to_numpy(),
            "panjang_km": length / 100,
            "satuan": "km",
        }
    )
    for at, field in enumerate(LENGTHS):
        table[field.name] = parts[:, at] / 100
    return table.assign(kondisi_utama=np.array(list(CONDITIONS))[parts.argmax(axis=1)])


_LAYOUT = SheetLayout(
    "Kondisi Jalan",
    (
        Column("No", NUMBER, width=5),
        Column("Kode Ruas", "kode_ruas", width=12),
        Column("Nama Ruas", "ruas", width=14),
        Column("Kabupaten/Kota", "kabkota", width=27),
        Column("Panjang", "panjang_km", "desimal2", width=12),
        Column("Satuan", "satuan", width=9),
        *(
            Column(each.title, each.name, "desimal2", over="Kondisi (km)", width=14)
            for each in LENGTHS
        ),
    ),
    title=("KONDISI JALAN PROVINSI TAHUN 2025", "DATA SINTETIS"),
    colour=("kondisi_utama", COLOURS),
    footnotes=(
        "Warna baris: hijau baik, kuning sedang, jingga rusak ringan, merah rusak berat.",
        "Nama dan kode ruas pada tabel ini SINTETIS.",
    ),
    signature=("Mataram, Desember 2025", "Pengelola data,", "(nama)"),
)
_DEFECTS = (
    Defect("ANG-SATUAN", "panjang_km", 14, "satuan"),
    Defect("ANG-SATUAN-MENEMPEL", "panjang_km", 6, "satuan"),
    Defect("ANG-FORMAT-ID", "baik_km", 5),
    Defect("LOG-BAGIAN", "sedang_km", 2, "panjang_km"),
    Defect("TEKS-SINGKATAN", "kabkota", 8),
    Defect("TEKS-SPASI-GANDA", "ruas", 6),
)
DATASETS = (
    Dataset(
        name="jalan-kondisi-2025",
        title="Kondisi jalan provinsi 2025",
        office=OFFICE,
        truth=roads,
        keys=("kode_ruas",),
        constants={"tahun": 2025, "sumber": fields.SOURCE},
        files=(RawFile("jalan-kondisi-2025-SINTETIS.xlsx", (_LAYOUT,), _DEFECTS),),
        fields=(
            SECTION, NAME, fields.KABKOTA, LENGTH, UNIT, *LENGTHS, CONDITION,
            fields.TAHUN, fields.SUMBER,
        ),
        description="Panjang ruas jalan provinsi menurut kondisi; empat kondisinya berjumlah"
        " sama dengan panjang ruas.",
        metadata=GOOD_ROADS,
    ),
)  # fmt: skip
