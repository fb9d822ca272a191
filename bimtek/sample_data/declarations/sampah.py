"""Waste by kab/kota and quarter: produced, reduced, handled and what is left."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness
from bimtek.sample_data.declaration import (
    NUMBER,
    Column,
    Dataset,
    Defect,
    HtmlFormat,
    RawFile,
    SheetLayout,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Lingkungan Hidup dan Kehutanan"
DAYS = {1: 90, 2: 91, 3: 92, 4: 92}
WASTE_PER_PERSON = 0.45  # kg a day, assumed
PRODUCED = fields.count(
    "timbulan_ton", "Timbulan", "Seluruh sampah, sebelum dikurangi atau ditangani.", "ton"
)
REDUCED = fields.count("dikurangi_ton", "Dikurangi", "Sampah yang dipakai lagi.", "ton")
HANDLED = fields.count("ditangani_ton", "Ditangani", "Sampah yang diangkut dan diolah.", "ton")
LEFT = fields.count("sisa_ton", "Sisa", "Timbulan yang belum dikelola.", "ton")
SHARE = fields.percent("terkelola_persen", "Terkelola", "Bagian timbulan yang dikelola.")
MANAGED = fields.indicator(
    "Pengelolaan sampah",
    "Sampah yang dikurangi atau ditangani dibandingkan dengan sampah yang timbul.",
    "Persen",
    "(Dikurangi + ditangani) dibagi timbulan, dikalikan 100.",
    "Persentase",
)


def waste(year: int) -> pd.DataFrame:
    """Return 40 rows in tons; reduced, handled and left add up to what was produced."""
    seed = f"sampah/{year}"
    base = figures.regions()
    # What a region manages is drawn, not known; the same in every year, slightly growing.
    reduced, handled = randomness.uniform("sampah/kelola", 2 * len(base)).reshape(2, len(base))
    base = base.assign(
        reduced=0.08 + 0.10 * reduced, handled=0.30 + 0.35 * handled + 0.02 * (year - 2024)
    )
    table = figures.cross(base, {"triwulan": DAYS})
    produced = table["penduduk"] * WASTE_PER_PERSON * table["triwulan"].map(DAYS) / 1000
    produced = figures.whole(figures.around(f"{seed}/timbulan", produced, 0.03))
    managed = np.column_stack(
        [figures.around(f"{seed}/{name}", table[name], 0.05) for name in ("reduced", "handled")]
    )
    parts = figures.split(produced, np.column_stack([managed, 1 - managed.sum(axis=1)]))
    return table[["kode_wilayah", "kabkota", "triwulan"]].assign(
        timbulan_ton=produced,
        dikurangi_ton=parts[:, 0],
        ditangani_ton=parts[:, 1],
        sisa_ton=parts[:, 2],
        terkelola_persen=np.round(100 * (produced - parts[:, 2]) / produced, 1),
    )


def _columns(*measures: str) -> tuple[Column, ...]:
    amounts = tuple(
        Column(label, field.name, "angka", width=len(label) + 4, summed=True)
        for label, field in zip(measures, (PRODUCED, REDUCED, HANDLED, LEFT), strict=False)
    )
    return (
        Column("Kode", "kode_wilayah", width=9),
        Column("Kabupaten/Kota", "kabkota", width=27),
        *amounts,
        Column(measures[-1], "terkelola_persen", "desimal", width=len(measures[-1]) + 4),
    )


def _quarters(year: int) -> tuple[SheetLayout, ...]:
    """One sheet per quarter; the last one is hidden."""
    columns = _columns(
        "Timbulan (ton)", "Dikurangi (ton)", "Ditangani (ton)", "Sisa (ton)", "Terkelola (%)"
    )
    return tuple(
        SheetLayout(
            f"TW {roman}",
            (Column("No", NUMBER, width=5), *columns),
            title=("PENGELOLAAN SAMPAH MENURUT KABUPATEN/KOTA",
                   f"TRIWULAN {roman} TAHUN {year} - DATA SINTETIS"),
            rows={"triwulan": quarter},
            label_field="kabkota",
            total_label="JUMLAH",
            signature=(f"Mataram, {year}", "Pengelola data,", "(nama)"),
            hidden=quarter == 4,
        )
        for quarter, roman in enumerate(("I", "II", "III", "IV"), start=1)
    )  # fmt: skip


def _year(year: int, file: RawFile) -> Dataset:
    return Dataset(
        name=f"sampah-triwulan-{year}",
        title=f"Pengelolaan sampah menurut triwulan {year}",
        office=OFFICE,
        truth=lambda seed: waste(year),
        keys=("kode_wilayah", "triwulan"),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(file,),
        fields=(
            fields.KODE_KABKOTA, fields.KABKOTA, fields.TRIWULAN, PRODUCED, REDUCED, HANDLED,
            LEFT, SHARE, fields.TAHUN, fields.SUMBER,
        ),
        description="Sampah yang timbul, dikurangi, ditangani, dan tersisa menurut"
        " kabupaten/kota dan triwulan.",
        metadata=MANAGED,
    )  # fmt: skip


_EXPORTED = _columns("timbulan", "dikurangi", "ditangani", "sisa", "persen_terkelola")
DATASETS = (
    _year(
        2024,
        RawFile(
            "sampah-triwulan-2024-SINTETIS.xlsx",
            _quarters(2024),
            (
                Defect("LOG-BAGIAN", "ditangani_ton", 3, "timbulan_ton"),
                Defect("LOG-NEGATIF", "sisa_ton", 3),
                Defect("ANG-PERSEN", "terkelola_persen", 9),
                Defect("ANG-FORMAT-ID", "timbulan_ton", 3),
                Defect("TEKS-SINGKATAN", "kabkota", 6),
                Defect("TEKS-SALAH-KETIK", "kabkota", 2),
            ),
        ),
    ),
    _year(
        2025,
        RawFile(
            "sampah-triwulan-2025-SINTETIS.xls",
            (
                SheetLayout(
                    "-",
                    (
                        *_EXPORTED[:2],
                        Column("triwulan", "triwulan", "angka", width=9),
                        *_EXPORTED[2:],
                    ),
                    title=("Ekspor data sampah 2025 (DATA SINTETIS)",),
                ),
            ),
            (
                Defect("LOG-BAGIAN", "ditangani_ton", 3, "timbulan_ton"),
                Defect("LOG-NEGATIF", "dikurangi_ton", 2),
                Defect("ANG-PERSEN", "terkelola_persen", 8),
                Defect("ANG-FORMAT-EN", "timbulan_ton", 4),
                Defect("TEKS-HURUF-BESAR", "kabkota", 5),
            ),
            HtmlFormat(),
        ),
    ),
)
