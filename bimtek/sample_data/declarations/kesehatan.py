"""Module 02's files of a health office: reporting units, weighed infants, immunisation.

The lesson uses the year 2024, the exercise 2025; the layouts differ so that an answer
copied from the lesson does not fit.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from bimtek.sample_data import randomness, reference
from bimtek.sample_data.declaration import (
    NUMBER,
    Column,
    Dataset,
    Defect,
    Field,
    Metadata,
    RawFile,
    SheetLayout,
    TextFormat,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Kesehatan"
KODE_UNIT = Field(
    "kode_unit", "Kode unit",
    "Kode unit pelapor; teks empat angka, nol di depan jangan dihilangkan.",
    constraints={"required": True, "pattern": r"\d{4}"},
)  # fmt: skip
_PLACE = (fields.KODE_KECAMATAN, fields.KECAMATAN, fields.KABKOTA)
_ALWAYS = (fields.TAHUN, fields.SUMBER)
# Share of stunted children by kab/kota, SSGI 2024 (baseline of the sample data).
STUNTED_SHARE = {
    "52.01": 0.273, "52.02": 0.249, "52.03": 0.330, "52.04": 0.298, "52.05": 0.198,
    "52.06": 0.238, "52.07": 0.182, "52.08": 0.353, "52.71": 0.233, "52.72": 0.284,
}  # fmt: skip
INFANTS_PER_PERSON = 0.08  # assumed share of children under five in the population
BABIES_PER_PERSON = 0.017  # assumed share of children under one
SHORT_INFANTS = Metadata(
    konsep="Balita pendek",
    definisi="Anak di bawah lima tahun yang tinggi badannya di bawah baku untuk umurnya.",
    ukuran="Jumlah",
    satuan="Anak",
    metode_perhitungan="Banyaknya balita pendek di antara balita yang ditimbang pada semester itu.",
    sumber=fields.SOURCE,
    tautan="belum terbit",
)


def units(seed: str) -> pd.DataFrame:
    """One row per reporting unit, one unit per kecamatan; kode_unit has leading zeros."""
    places = reference.kecamatan()
    serial = places.groupby("kode_kabkota").cumcount() + 1
    return pd.DataFrame(
        {
            "kode_unit": places["kode_kabkota"].str[-2:] + serial.astype(str).str.zfill(2),
            "kode_wilayah": places["kode_kemendagri"],
            "kecamatan": places["nama"],
            "kabkota": places["nama_kabkota"],
        }
    )


def residents(table: pd.DataFrame) -> np.ndarray:
    """Split each kab/kota's population over its kecamatan by uneven shares, the same every year."""
    weight = pd.Series(0.5 + randomness.uniform("kesehatan/bobot", len(table)), index=table.index)
    share = weight / weight.groupby(table["kabkota"]).transform("sum")
    people = reference.kabkota().set_index("nama")["penduduk"]
    return (table["kabkota"].map(people) * share).to_numpy()


def weighed(year: int, seed: str) -> pd.DataFrame:
    """Children weighed and found short, per unit, semester (1, 2) and sex (L, P)."""
    base = units(seed)
    people = residents(base)
    stunted = base["kode_wilayah"].str[:5].map(STUNTED_SHARE).to_numpy()
    parts = []
    for semester in (1, 2):
        for sex, half in (("L", 0.51), ("P", 0.49)):
            key = f"{seed}/{semester}/{sex}"
            attendance = 0.78 + 0.04 * randomness.bell(f"{key}/hadir", len(base))
            counted = np.rint(people * INFANTS_PER_PERSON * half * attendance)
            rate = stunted * (1 + 0.06 * randomness.bell(f"{key}/pendek", len(base)))
            entered = dt.date(year, 7 if semester == 1 else 12, 1)
            days = np.floor(randomness.uniform(f"{seed}/{semester}/entri", len(base)) * 20)
            parts.append(
                base.assign(
                    semester=semester,
                    jenis_kelamin=sex,
                    ditimbang=counted.astype(int),
                    pendek=np.rint(counted * rate).astype(int),
                    tanggal_entri=[entered + dt.timedelta(days=int(d)) for d in days],
                )
            )
    return pd.concat(parts, ignore_index=True)


def immunised(seed: str) -> pd.DataFrame:
    """Babies due for basic immunisation and the share reached, in percent, by kecamatan."""
    base = units(seed)
    due = np.rint(residents(base) * BABIES_PER_PERSON).astype(int)
    reached = np.clip(84 + 6 * randomness.bell(f"{seed}/cakupan", len(base)), 55, 99.5)
    return base.drop(columns="kode_unit").assign(
        sasaran_bayi=due, cakupan_persen=np.round(reached, 1)
    )


def _unit_columns() -> tuple[Column, ...]:
    return (
        Column("Kode Unit", "kode_unit", width=11),
        Column("Kode Wilayah", "kode_wilayah", width=14),
        Column("Kecamatan", "kecamatan", width=22),
        Column("Kabupaten/Kota", "kabkota", width=28),
    )


def unit_list(year: int, title: tuple[str, ...]) -> Dataset:
    """The simplest workbook: title, header, rows, one footnote-free sheet."""
    layout = SheetLayout("Daftar Unit", _unit_columns(), title=title)
    return Dataset(
        name=f"kesehatan-unit-{year}",
        title=f"Daftar unit pelapor gizi balita {year}",
        office=OFFICE,
        truth=units,
        keys=("kode_unit",),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(RawFile(f"kesehatan-unit-{year}-SINTETIS.xlsx", (layout,)),),
        fields=(KODE_UNIT, *_PLACE, *_ALWAYS),
        description="Unit yang melaporkan penimbangan balita, satu unit setiap kecamatan.",
    )


def _weighed_columns(hidden: int) -> tuple[Column, ...]:
    """The recap's columns; `hidden` is where the internal entry date stands."""
    measures = tuple(
        Column(sex, measure, "angka", {"jenis_kelamin": sex}, over, width=9, summed=True)
        for measure, over in (("ditimbang", "Balita ditimbang"), ("pendek", "Balita pendek"))
        for sex in ("L", "P")
    )
    columns = [Column("No", NUMBER, width=5), *_unit_columns(), *measures]
    entry = Column("Tanggal Entri", "tanggal_entri", "tanggal", width=13, hidden=True)
    columns.insert(hidden, entry)
    return tuple(columns)


def recap(
    year: int, title: tuple[str, ...], hidden: int, sheet: str, footnotes: tuple[str, ...]
) -> Dataset:
    """The difficult workbook: two semesters, two-level header, subtotals, hidden column."""
    layouts = tuple(
        SheetLayout(
            sheet.format(semester),
            _weighed_columns(hidden),
            title=tuple(line.format(semester=semester) for line in title),
            rows={"semester": semester},
            group="kabkota",
            label_field="kecamatan",
            total_label="JUMLAH PROVINSI",
            footnotes=footnotes,
            signature=(f"Mataram, Januari {year + 1}", "Pengelola data,", "(nama)"),
        )
        for semester in (1, 2)
    )
    return Dataset(
        name=f"kesehatan-balita-{year}",
        title=f"Rekap penimbangan balita {year}",
        office=OFFICE,
        truth=lambda seed: weighed(year, seed),
        keys=("kode_unit", "semester", "jenis_kelamin"),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(
            RawFile(
                f"kesehatan-balita-{year}-SINTETIS.xlsx",
                layouts,
                (Defect("TEKS-SPASI", "kecamatan", 6), Defect("TEKS-HURUF-BESAR", "kecamatan", 6)),
            ),
        ),
        fields=(
            KODE_UNIT,
            *_PLACE,
            fields.SEMESTER,
            fields.SEX,
            fields.count(
                "ditimbang",
                "Ditimbang",
                "Balita yang hadir dan ditimbang pada semester itu.",
                "anak",
            ),
            fields.count("pendek", "Pendek", "Balita pendek di antara yang ditimbang.", "anak"),
            fields.day("tanggal_entri", "Tanggal entri", "Tanggal unit memasukkan datanya."),
            *_ALWAYS,
        ),
        description="Balita yang ditimbang dan yang pendek, menurut unit, semester, dan jenis"
        " kelamin.",
        metadata=SHORT_INFANTS,
    )


def immunisation(year: int, labels: tuple[str, str]) -> Dataset:
    """The semicolon CSV; the curly apostrophe of Hu'u breaks a UTF-8 reading."""
    columns = (
        *_unit_columns()[1:],
        Column(labels[0], "sasaran_bayi", "angka"),
        Column(labels[1], "cakupan_persen", "desimal"),
    )
    return Dataset(
        name=f"kesehatan-imunisasi-{year}",
        title=f"Cakupan imunisasi dasar menurut kecamatan {year}",
        office=OFFICE,
        truth=immunised,
        keys=("kode_wilayah",),
        constants={"tahun": year, "sumber": fields.SOURCE},
        files=(
            RawFile(
                f"kesehatan-imunisasi-{year}-SINTETIS.csv",
                (SheetLayout("-", columns),),
                (Defect("TEKS-APOSTROF", "kecamatan", 1),),
                TextFormat(),
            ),
        ),
        fields=(
            *_PLACE,
            fields.count("sasaran_bayi", "Sasaran", "Bayi yang harus diimunisasi.", "bayi"),
            fields.percent("cakupan_persen", "Cakupan", "Bayi yang diimunisasi dasar lengkap."),
            *_ALWAYS,
        ),
        description="Sasaran dan cakupan imunisasi dasar menurut kecamatan.",
    )


DATASETS = (
    unit_list(2024, ("DAFTAR UNIT PELAPOR GIZI BALITA TAHUN 2024 (DATA SINTETIS)",)),
    recap(
        2024,
        (
            "REKAPITULASI PENIMBANGAN BALITA MENURUT KECAMATAN",
            "SEMESTER {semester} TAHUN 2024",
            "DATA SINTETIS UNTUK LATIHAN",
        ),
        hidden=5,
        sheet="Semester {}",
        footnotes=(
            "Catatan: L = laki-laki, P = perempuan.",
            "Sumber: data SINTETIS untuk latihan, bukan angka resmi.",
        ),
    ),
    immunisation(2024, ("Sasaran (bayi)", "Cakupan (%) – sementara")),
    unit_list(
        2025,
        (
            "DAFTAR UNIT PELAPOR GIZI BALITA",
            "TAHUN 2025 (DATA SINTETIS)",
        ),
    ),
    recap(
        2025,
        (
            "LAPORAN PENIMBANGAN BALITA",
            "MENURUT KECAMATAN DAN JENIS KELAMIN",
            "SEMESTER {semester} TAHUN 2025",
            "(DATA SINTETIS UNTUK LATIHAN)",
        ),
        hidden=3,
        sheet="Smt {}",
        footnotes=(
            "Keterangan: L laki-laki, P perempuan.",
            "Angka semester 2 masih dapat diperbaiki.",
            "Sumber: data SINTETIS untuk latihan, bukan angka resmi.",
        ),
    ),
    immunisation(2025, ("Jumlah Sasaran", "Cakupan (%) – angka sementara")),
)
