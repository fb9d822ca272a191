"""Twelve monthly files of one report, each a little different, for lesson 13.

The month stands in the title rows and, somehow spelt, in the names of file and sheet, never
in a column.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bimtek.dates import MONTHS
from bimtek.sample_data import figures, randomness
from bimtek.sample_data.declaration import (
    Column,
    Dataset,
    Defect,
    Field,
    RawFile,
    SheetLayout,
    TextFormat,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
# Kinds of service: requests a unit gets in a month, and days they take; assumed.
SERVICES = {
    "izin usaha": (46, 4.0), "izin tenaga kesehatan": (22, 5.5), "izin penelitian": (14, 2.5),
    "konsultasi": (65, 1.0), "pengaduan": (9, 6.5),
}  # fmt: skip
SEASON = (1.15, 1.0, 0.9, 0.8, 1.0, 1.05, 1.15, 1.05, 1.0, 1.05, 0.95, 0.85)  # assumed
OUTCOMES = (0.86, 0.09, 0.05)  # share of requests done, running, refused; assumed
UNIT_CODE = Field(
    "kode_unit", "Kode unit",
    "Kode unit layanan; teks tiga angka, nol di depan jangan dihilangkan.",
    constraints={"required": True, "pattern": r"\d{3}"},
)  # fmt: skip
UNIT = Field("unit", "Unit layanan", "Unit layanan; nama SINTETIS.", constraints={"required": True})
SERVICE = fields.choice("jenis_layanan", "Jenis layanan", "Layanan yang diminta.", SERVICES)
MEASURES = (
    fields.count("masuk", "Masuk", "Permohonan yang masuk pada bulan itu.", "permohonan"),
    fields.count("selesai", "Selesai", "Permohonan bulan itu yang selesai.", "permohonan"),
    fields.count("proses", "Masih diproses", "Permohonan yang belum selesai.", "permohonan"),
    fields.count("ditolak", "Ditolak", "Permohonan yang ditolak pada bulan itu.", "permohonan"),
    fields.amount(
        "rata_hari", "Rata-rata hari", "Rata-rata lama layanan yang selesai.", "hari", False
    ),
)
REQUESTS = fields.indicator(
    "Permohonan layanan",
    "Permintaan layanan yang diterima unit, lengkap atau tidak.",
    "Permohonan",
    "Banyaknya permohonan yang masuk pada bulan itu.",
)


def services(seed: str) -> pd.DataFrame:
    """Return 480 rows; done, running and refused add up to the requests of the month."""
    letters = "ABCDEFGH"
    units = pd.DataFrame(
        {
            "kode_unit": [f"{at:03d}" for at in range(1, len(letters) + 1)],
            "unit": [f"Unit Layanan {letter}" for letter in letters],
            "size": 0.5 + randomness.uniform(f"{seed}/unit", len(letters)),
        }
    )
    months = figures.cross(pd.DataFrame({"bulan": range(1, 13)}), {"at": range(len(letters))})
    table = months.merge(units, left_on="at", right_index=True)
    table = figures.cross(table, {"jenis_layanan": SERVICES})
    amount, days = pd.DataFrame(SERVICES)[table["jenis_layanan"]].to_numpy()
    season = np.array(SEASON)[table["bulan"] - 1]
    asked = figures.whole(figures.around(f"{seed}/masuk", amount * season * table["size"], 0.15))
    weights = figures.around(f"{seed}/bagian", np.tile(OUTCOMES, len(table)), 0.3)
    done, running, refused = figures.split(asked, weights.reshape(len(table), -1)).T
    mean = np.round(figures.around(f"{seed}/hari", days, 0.15), 1)
    known = randomness.uniform(f"{seed}/hari/ada", len(table)) > 0.04
    return table[["bulan", "kode_unit", "unit", "jenis_layanan"]].assign(
        masuk=asked,
        selesai=done,
        proses=running,
        ditolak=refused,
        rata_hari=np.where(known, mean, np.nan),
    )


@dataclass(frozen=True)
class Month:
    """How the file of a month differs from the others."""

    file: str
    title: tuple[str, ...]
    labels: tuple[str, ...]
    defects: tuple[Defect, ...]

    def raw(self, month: int) -> RawFile:
        """Return the file; the one that is a CSV has neither a total nor a signature."""
        text, name = self.file.endswith(".csv"), MONTHS[month - 1]
        layout = SheetLayout(
            "-" if text else name,
            tuple(
                Column(label, field, kind, width=max(len(label) + 3, width), summed=kind == "angka")
                for label, (field, kind, width) in zip(self.labels, _COLUMNS, strict=True)
            ),
            title=tuple(
                each.format(name.upper() if each.isupper() else name) for each in self.title
            ),
            rows={"bulan": month},
            label_field="unit",
            total_label=None if text else "JUMLAH",
            signature=() if text else ("Mataram,", "Pengelola data,", "(nama)"),
        )
        return RawFile(self.file, (layout,), self.defects, TextFormat() if text else None)


_COLUMNS = (
    ("kode_unit", "teks", 9), ("unit", "teks", 18), ("jenis_layanan", "teks", 24),
    ("masuk", "angka", 9), ("selesai", "angka", 9), ("proses", "angka", 9),
    ("ditolak", "angka", 9), ("rata_hari", "desimal", 12),
)  # fmt: skip
_SHORT = (
    "Kode", "Unit", "Layanan", "Masuk", "Selesai", "Proses", "Ditolak", "Rata-rata Hari",
)  # fmt: skip
_LONG = (
    "Kode Unit", "Unit Layanan", "Jenis Layanan", "Permohonan Masuk", "Permohonan Selesai",
    "Masih Diproses", "Permohonan Ditolak", "Rata-rata (hari)",
)  # fmt: skip
_MIXED = (
    "KODE UNIT", "NAMA UNIT", "JENIS LAYANAN", "MASUK", "SELESAI", "DALAM PROSES", "DITOLAK",
    "RATA-RATA HARI",
)  # fmt: skip
_TWO = ("LAPORAN LAYANAN MENURUT UNIT", "BULAN {} 2025 - DATA SINTETIS")
_THREE = ("LAPORAN BULANAN", "PERMOHONAN LAYANAN", "Bulan {} 2025 (DATA SINTETIS)")
_SPACES = (Defect("TEKS-SPASI", "unit", 3),)
_CODES = (Defect("KODE-NOL-HILANG", "kode_unit", 5),)
_CAPITALS = (Defect("TEKS-HURUF-BESAR", "jenis_layanan", 4),)
_TEXTS = (Defect("ANG-TEKS", "masuk", 3),)
_FILES = (
    Month("Laporan Layanan Januari 2025-SINTETIS.xlsx", _TWO, _LONG, _SPACES),
    Month("laporan layanan feb 2025-SINTETIS.xlsx", _TWO, _LONG, _CODES),
    Month("LAPORAN LAYANAN MARET 2025 FINAL-SINTETIS.xlsx", _THREE, _MIXED, _CAPITALS),
    Month("Lap_Layanan_Apr25-SINTETIS.xlsx", _TWO, _SHORT, _TEXTS),
    Month("Laporan Layanan 05-2025-SINTETIS.xlsx", _TWO, _LONG, _SPACES + _CODES),
    Month("laporan layanan juni 2025 revisi-SINTETIS.xlsx", _THREE, _SHORT, _SPACES),
    Month("Laporan Layanan Juli 2025-SINTETIS.csv", _TWO, _LONG, _SPACES),
    Month("Laporan Layanan Agt 2025-SINTETIS.xlsx", _TWO, _LONG, _CAPITALS),
    Month("Lap Layanan Sept 2025 FIX rev2-SINTETIS.xlsx", _THREE, _MIXED, _CODES),
    Month("Laporan_Layanan_Okt_2025-SINTETIS.xlsx", _TWO, _LONG, _TEXTS + _SPACES),
    Month("Laporan Layanan Nopember 2025-SINTETIS.xlsx", _THREE, _LONG, _SPACES),
    Month("12 Laporan Layanan Des 2025-SINTETIS.xlsx", _TWO, _SHORT, _CAPITALS + _CODES),
)
DATASETS = (
    Dataset(
        name="layanan-bulanan-2025",
        title="Laporan bulanan layanan 2025",
        office=OFFICE,
        truth=services,
        keys=("kode_unit", "jenis_layanan", "bulan"),
        constants={"tahun": 2025, "sumber": fields.SOURCE},
        files=tuple(each.raw(month) for month, each in enumerate(_FILES, start=1)),
        fields=(
            fields.BULAN, UNIT_CODE, UNIT, SERVICE, *MEASURES, fields.TAHUN, fields.SUMBER,
        ),
        description="Permohonan layanan menurut unit, jenis layanan, dan bulan: dua belas berkas"
        " dari satu laporan. Unitnya SINTETIS.",
        metadata=REQUESTS,
        folder="layanan-2025/",
    ),
)  # fmt: skip
