"""Monthly register of weighed infants by puskesmas, for measuring the quality of data.

The figures of February and August are those of the semester recap (`kesehatan.recap`) of
the same year, so the recap is a second source to compare with. Lesson and exercise read
different years and islands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness, reference
from bimtek.sample_data.declaration import Column, Dataset, Defect, Field, RawFile, SheetLayout
from bimtek.sample_data.declarations import fields, kesehatan

DEADLINE_DAY = 10  # of the month after
RECAP_MONTHS = {2: 1, 8: 2}  # month -> semester of the recap that holds the same figures
_MISSING = 0.04  # share of months a unit does not report
_LATE = 0.15  # share of reports after the deadline
_USUAL = 0.95  # attendance of an ordinary month, against the recap's month
SHORT_INFANTS = replace(
    kesehatan.SHORT_INFANTS,
    metode_perhitungan="Banyaknya balita pendek di antara balita yang ditimbang pada bulan itu.",
)
PUSKESMAS = Field(
    "puskesmas", "Puskesmas", "Nama unit pelapor; nama contoh menurut kecamatan.",
    constraints={"required": True},
)  # fmt: skip
_FIELDS = (
    kesehatan.KODE_UNIT,
    PUSKESMAS,
    fields.KODE_KECAMATAN,
    fields.KECAMATAN,
    fields.KABKOTA,
    fields.BULAN,
    fields.SEX,
    fields.count("sasaran", "Sasaran", "Balita yang terdaftar di wilayah unit.", "anak"),
    fields.count(
        "ditimbang", "Ditimbang",
        "Balita yang ditimbang bulan itu; kosong bila unit tidak melapor.",
        "anak", required=False,
    ),
    fields.count(
        "pendek", "Pendek",
        "Balita pendek di antara yang ditimbang; kosong bila unit tidak melapor.",
        "anak", required=False,
    ),
    fields.day(
        "tanggal_lapor", "Tanggal lapor",
        f"Tanggal laporan diterima; batasnya tanggal {DEADLINE_DAY} bulan berikutnya."
        " Kosong bila unit tidak melapor.",
        required=False,
    ),
    fields.TAHUN,
    fields.SUMBER,
)  # fmt: skip
_DEFECTS = (
    Defect("GANDA-PERSIS", "puskesmas", 6),
    Defect("GANDA-MIRIP", "puskesmas", 4),
    Defect("KSG-STRIP", "ditimbang", 6),
    Defect("KSG-TIDAK-ADA", "ditimbang", 4),
    Defect("KSG-NOL", "ditimbang", 6),
    Defect("KSG-TAD", "pendek", 6),
    Defect("KSG-STRIP", "tanggal_lapor", 6),
    Defect("LOG-BAGIAN", "pendek", 5, "ditimbang"),
    Defect("ANG-NOL-LEBIH", "ditimbang", 4),
    Defect("ANG-TEKS", "ditimbang", 6),
    Defect("ANG-FORMAT-ID", "sasaran", 8),
    Defect("TGL-BULAN-KATA", "tanggal_lapor", 10),
    Defect("TGL-BULAN-SINGKAT", "tanggal_lapor", 8),
    Defect("TGL-HARI-BULAN", "tanggal_lapor", 8),
    Defect("TGL-SERIAL", "tanggal_lapor", 4),
    Defect("KAT-JENIS-KELAMIN", "jenis_kelamin", 16),
    Defect("TEKS-SINGKATAN", "puskesmas", 10),
    Defect("TEKS-HURUF-BESAR", "kecamatan", 6),
    Defect("TEKS-SPASI", "kabkota", 6),
    Defect("KODE-NOL-HILANG", "kode_unit", 8),
)


def monthly(year: int, island: str, seed: str) -> pd.DataFrame:
    """Registered, weighed and short infants per unit of `island`, month and sex."""
    recap = kesehatan.weighed(year, f"bimtek/kesehatan-balita-{year}")
    units = recap[recap["semester"].eq(1) & recap["jenis_kelamin"].eq("L")]
    registered = kesehatan.residents(units) * kesehatan.INFANTS_PER_PERSON
    regions = reference.kabkota().set_index("nama")["pulau"]
    units = units[["kode_unit", "kode_wilayah", "kecamatan", "kabkota"]]
    units = units.assign(registered=registered)[units["kabkota"].map(regions) == island]
    reports = figures.cross(units, {"bulan": range(1, 13)})
    reports = reports.sort_values(["bulan", "kode_unit"], ignore_index=True)
    reports = reports.assign(tanggal_lapor=_report_days(reports, year, seed))
    table = figures.cross(reports, {"jenis_kelamin": ["L", "P"]})
    table["semester"] = np.where(table["bulan"] <= 6, 1, 2)
    same = ["kode_unit", "semester", "jenis_kelamin"]
    table = table.merge(recap[[*same, "ditimbang", "pendek"]], on=same, validate="many_to_one")
    half = table["jenis_kelamin"].map({"L": 0.51, "P": 0.49})
    table["sasaran"] = figures.whole(table["registered"] * half)
    table = _ordinary_months(table, seed)
    table["puskesmas"] = "Puskesmas " + table["kecamatan"]
    return table[[each.name for each in _FIELDS if each not in (fields.TAHUN, fields.SUMBER)]]


def _ordinary_months(table: pd.DataFrame, seed: str) -> pd.DataFrame:
    """Give the months that are not in the recap figures of their own; none if not reported."""
    weighed = figures.whole(figures.around(f"{seed}/hadir", _USUAL * table["ditimbang"], 0.03))
    share = figures.around(f"{seed}/pendek", table["pendek"] / table["ditimbang"], 0.04)
    weighed = np.minimum(weighed, table["sasaran"])
    own = ~table["bulan"].isin(RECAP_MONTHS)
    table.loc[own, "pendek"] = figures.whole(weighed * share)[own]
    table.loc[own, "ditimbang"] = weighed[own]
    silent = table["tanggal_lapor"].isna()
    return table.assign(
        ditimbang=table["ditimbang"].mask(silent), pendek=table["pendek"].mask(silent)
    )


def _report_days(reports: pd.DataFrame, year: int, seed: str) -> list[dt.date | None]:
    """Return the day each report came, None where none did; recap months are complete."""
    size = len(reports)
    silent = randomness.uniform(f"{seed}/lapor", size) < _MISSING
    late = randomness.uniform(f"{seed}/lambat", size) < _LATE
    chance = randomness.uniform(f"{seed}/hari", size)
    after = np.where(late, DEADLINE_DAY + chance * 25, chance * DEADLINE_DAY).astype(int)
    return [
        None if quiet and month not in RECAP_MONTHS
        else dt.date(year + month // 12, month % 12 + 1, 1) + dt.timedelta(days=int(days))
        for quiet, month, days in zip(silent, reports["bulan"], after, strict=True)
    ]  # fmt: skip


def _columns(labels: dict[str, str]) -> tuple[Column, ...]:
    """Return the sheet's columns in the order of `labels`, which names them by field."""
    kinds = {"bulan": "angka", "sasaran": "angka", "ditimbang": "angka", "pendek": "angka"}
    widths = {"puskesmas": 26, "kecamatan": 20, "kabkota": 26, "kode_wilayah": 13}
    kinds["tanggal_lapor"], widths["tanggal_lapor"] = "tanggal", 18
    return tuple(
        Column(label, name, kinds.get(name, "teks"), width=widths.get(name, 12))
        for name, label in labels.items()
    )


def register(year: int, island: str, title: tuple[str, ...], labels: dict[str, str]) -> Dataset:
    """The year's register of one island: one sheet, one row per unit, month and sex."""
    layout = SheetLayout(
        "Register",
        _columns(labels),
        title=title,
        header_height=30,
        footnotes=(
            "L = laki-laki, P = perempuan. Sasaran = balita yang terdaftar di wilayah unit.",
            f"Batas lapor: tanggal {DEADLINE_DAY} bulan berikutnya.",
            "Sumber: data SINTETIS untuk latihan, bukan angka resmi.",
        ),
        signature=(f"Mataram, Januari {year + 1}", "Pengelola data,", "(nama)"),
    )
    return Dataset(
        name=f"gizi-bulanan-{year}",
        title=f"Register bulanan penimbangan balita {year}",
        office=kesehatan.OFFICE,
        truth=lambda seed: monthly(year, island, seed),
        keys=("kode_unit", "bulan", "jenis_kelamin"),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(RawFile(f"gizi-bulanan-{year}-SINTETIS.xlsx", (layout,), _DEFECTS),),
        fields=_FIELDS,
        description=f"Balita yang ditimbang dan yang pendek di Pulau {island}, menurut puskesmas,"
        " bulan, dan jenis kelamin. Angka Februari dan Agustus sama dengan angka semester pada"
        f" kesehatan-balita-{year}.",
        metadata=SHORT_INFANTS,
    )


DATASETS = (
    register(
        2024,
        "Lombok",
        (
            "REGISTER BULANAN PENIMBANGAN BALITA MENURUT PUSKESMAS",
            "PULAU LOMBOK, TAHUN 2024",
            "DATA SINTETIS UNTUK LATIHAN",
        ),
        {
            "kode_unit": "Kode Unit", "puskesmas": "Puskesmas", "kode_wilayah": "Kode Wilayah",
            "kecamatan": "Kecamatan", "kabkota": "Kabupaten/Kota", "bulan": "Bulan",
            "jenis_kelamin": "L/P", "sasaran": "Sasaran", "ditimbang": "Ditimbang",
            "pendek": "Pendek", "tanggal_lapor": "Tanggal Lapor",
        },
    ),
    register(
        2025,
        "Sumbawa",
        ("LAPORAN BULANAN GIZI BALITA", "PULAU SUMBAWA TAHUN 2025 (DATA SINTETIS)"),
        {
            "bulan": "Bln", "kode_unit": "Kode", "puskesmas": "Unit Pelapor",
            "jenis_kelamin": "JK", "sasaran": "Jml Sasaran", "ditimbang": "Jml Ditimbang",
            "pendek": "Jml Pendek", "tanggal_lapor": "Tgl Lapor", "kode_wilayah": "Kode Kec",
            "kecamatan": "Kecamatan", "kabkota": "Kab/Kota",
        },
    ),
)  # fmt: skip
