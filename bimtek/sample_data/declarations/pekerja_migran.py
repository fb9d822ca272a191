"""Migrant workers placed abroad, and the money they send home; both synthetic.

Two datasets: placements by month as a web application exports them (HTML named .xls), and
remittances by quarter as typed by hand. No verified figures are known, so both follow the
population of the kab/kota.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from bimtek.sample_data import figures
from bimtek.sample_data.declaration import (
    Column,
    Dataset,
    Defect,
    Field,
    HtmlFormat,
    Metadata,
    RawFile,
    SheetLayout,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Tenaga Kerja dan Transmigrasi"
YEAR = 2024
PLACED = 24_000  # workers of the province in the year, assumed
# Share of a year's placements, and of women among them; all assumed.
COUNTRIES = {
    "Malaysia": (0.55, 0.25), "Hong Kong": (0.14, 0.95), "Taiwan": (0.12, 0.60),
    "Singapura": (0.10, 0.92), "Arab Saudi": (0.05, 0.55), "Negara lain": (0.04, 0.35),
}  # fmt: skip
MONTHS = (1.05, 1.05, 0.80, 0.70, 1.10, 1.10, 1.15, 1.10, 1.05, 1.05, 1.00, 0.85)  # assumed
SENT_HOME = 9_000_000  # rupiah per worker and quarter, assumed
_PLACE = (fields.KODE_KABKOTA, fields.KABKOTA)
_ALWAYS = (fields.TAHUN, fields.SUMBER)
COUNTRY = fields.choice("negara_tujuan", "Negara tujuan", "Negara tempat bekerja.", COUNTRIES)
PLACEMENT = fields.indicator(
    "Pekerja migran yang ditempatkan",
    "Orang yang berangkat bekerja ke luar negeri lewat penempatan resmi pada bulan itu.",
    "Orang",
    "Banyaknya keberangkatan yang tercatat pada bulan itu.",
)
REMITTANCE = fields.indicator(
    "Remitansi",
    "Uang yang dikirim pekerja migran kepada keluarga di NTB lewat lembaga resmi.",
    "Rupiah",
    "Jumlah kiriman yang tercatat selama triwulan itu.",
    ukuran="Nilai",
)


def placements(seed: str) -> pd.DataFrame:
    """Workers placed per kab/kota, month, country and sex (1,440 rows)."""
    base = figures.regions()
    share = base["penduduk"] / base["penduduk"].sum()
    base = base.assign(share=share)[["kode_wilayah", "kabkota", "share"]]
    levels = {"bulan": range(1, 13), "negara_tujuan": COUNTRIES, "jenis_kelamin": ["L", "P"]}
    table = figures.cross(base, levels)
    month = np.array(MONTHS)[table["bulan"].to_numpy() - 1] / sum(MONTHS)
    country = table["negara_tujuan"].map({name: size for name, (size, _) in COUNTRIES.items()})
    women = table["negara_tujuan"].map({name: part for name, (_, part) in COUNTRIES.items()})
    of_sex = np.where(table["jenis_kelamin"] == "P", women, 1 - women)
    centre = PLACED * table.pop("share") * month * country * of_sex
    return table.assign(penempatan_orang=figures.whole(figures.around(seed, centre, 0.15)))


def remittances(seed: str) -> pd.DataFrame:
    """Money sent home per kab/kota, quarter and country, in whole millions of rupiah."""
    table = figures.cross(figures.regions(), {"triwulan": [1, 2, 3, 4], "negara_tujuan": COUNTRIES})
    people = table.pop("penduduk") / figures.regions()["penduduk"].sum() * PLACED
    country = table["negara_tujuan"].map({name: size for name, (size, _) in COUNTRIES.items()})
    centre = people * country * SENT_HOME
    million = figures.whole(figures.around(seed, centre, 0.12), 1_000_000)
    return table.drop(columns="pulau").assign(remitansi_rupiah=million)


def _dataset(
    name: str,
    title: str,
    truth: Callable[[str], pd.DataFrame],
    keys: tuple[str, ...],
    raw: RawFile,
    described: tuple[Field, ...],
    text: str,
    metadata: Metadata,
) -> Dataset:
    return Dataset(
        name=f"{name}-{YEAR}",
        title=f"{title} {YEAR}",
        office=OFFICE,
        truth=truth,
        keys=("kode_wilayah", *keys),
        constants={"tahun": YEAR, "sumber": fields.SOURCE},
        files=(raw,),
        fields=(*_PLACE, *described, *_ALWAYS),
        description=text,
        metadata=metadata,
    )


_EXPORT = SheetLayout(
    "Ekspor",
    (
        Column("Kode", "kode_wilayah"),
        Column("Kabupaten/Kota", "kabkota"),
        Column("Bulan", "bulan", "angka"),
        Column("Negara", "negara_tujuan"),
        Column("JK", "jenis_kelamin"),
        Column("Penempatan", "penempatan_orang", "angka"),
    ),
    title=(
        "LAPORAN PENEMPATAN PEKERJA MIGRAN",
        f"TAHUN {YEAR} (DATA SINTETIS UNTUK LATIHAN)",
    ),
)
_TYPED = SheetLayout(
    "Remitansi",
    (
        Column("Kode", "kode_wilayah", width=8),
        Column("Kabupaten/Kota", "kabkota", width=28),
        Column("Triwulan", "triwulan", "angka", width=9),
        Column("Negara Tujuan", "negara_tujuan", width=15),
        Column("Remitansi", "remitansi_rupiah", "rupiah", width=20, summed=True),
    ),
    title=(
        "REMITANSI PEKERJA MIGRAN MENURUT KABUPATEN/KOTA",
        f"TRIWULAN I-IV TAHUN {YEAR}",
        "DATA SINTETIS UNTUK LATIHAN",
    ),
    group="kabkota",
    label_field="kabkota",
    total_label="JUMLAH PROVINSI",
    merge_down=("kabkota",),
    footnotes=("Sumber: data SINTETIS untuk latihan, bukan angka resmi.",),
    signature=(f"Mataram, Januari {YEAR + 1}", "Pengelola data,", "(nama)"),
)
DATASETS = (
    _dataset(
        "pekerja-migran",
        "Penempatan pekerja migran",
        placements,
        ("bulan", "negara_tujuan", "jenis_kelamin"),
        RawFile(
            f"pekerja-migran-{YEAR}-SINTETIS.xls",
            (_EXPORT,),
            (
                Defect("GANDA-PERSIS", "kabkota", 6),
                Defect("KAT-JENIS-KELAMIN", "jenis_kelamin", 40),
                Defect("KODE-BIMA", "kabkota", 12),
                Defect("TEKS-SINGKATAN", "kabkota", 20),
                Defect("TEKS-HURUF-BESAR", "negara_tujuan", 20),
            ),
            HtmlFormat(),
        ),
        (
            fields.BULAN,
            COUNTRY,
            fields.SEX,
            fields.count("penempatan_orang", "Penempatan", "Pekerja yang berangkat.", "orang"),
        ),
        "Pekerja migran yang ditempatkan menurut kabupaten/kota, bulan, negara, dan jenis kelamin.",
        PLACEMENT,
    ),
    _dataset(
        "remitansi",
        "Remitansi pekerja migran",
        remittances,
        ("triwulan", "negara_tujuan"),
        RawFile(
            f"remitansi-{YEAR}-SINTETIS.xlsx",
            (_TYPED,),
            (
                Defect("ANG-KATA", "remitansi_rupiah", 20),
                Defect("ANG-RUPIAH", "remitansi_rupiah", 20),
                Defect("ANG-FORMAT-EN", "remitansi_rupiah", 10),
                Defect("TEKS-SPASI", "negara_tujuan", 8),
            ),
        ),
        (
            fields.TRIWULAN,
            COUNTRY,
            fields.count("remitansi_rupiah", "Remitansi", "Uang yang dikirim.", "rupiah"),
        ),
        "Uang yang dikirim pekerja migran menurut kabupaten/kota, triwulan, dan negara.",
        REMITTANCE,
    ),
)
