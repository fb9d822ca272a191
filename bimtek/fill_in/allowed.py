"""Which values a column may hold, and which name belongs to which code."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from bimtek.errors import CourseError
from bimtek.paths import DATASETS
from bimtek.sample_data.declaration import Field

YES_NO = ("Ya", "Tidak")
# What people type where nothing is known; an empty cell says it better.
DASH = "-"
EMPTY_MARKS = (
    DASH, "--", "...", "?", "n/a", "#N/A", "NA", "tad", "t.a.d.", "tidak ada data", "belum ada",
    "sda", "s.d.a.", "idem",
)  # fmt: skip
# Tables of datasets/referensi, or tidy tables that others point to (daftar_data).
FOLDERS = ("referensi", "bersih")


def values(column: Field) -> tuple[object, ...]:
    """Return the values a column may hold; none if they are not a closed list."""
    if "enum" in column.constraints:
        return tuple(column.constraints["enum"])
    if column.type == "boolean":
        return YES_NO
    if column.reference:
        name, part = column.reference.split(".")
        return tuple(dict.fromkeys(reference_table(name)[part].dropna().str.strip()))
    return ()


def is_free_text(column: Field) -> bool:
    """Tell whether nothing limits what a text says."""
    return column.type == "string" and not values(column) and "pattern" not in column.constraints


def names_by_code(code: Field, column: Field) -> dict[str, str]:
    """Return what `column` must say for each value of `code`, if the reference tells.

    The table of the code holds the name either itself ("kecamatan.nama") or as the name of
    the region it lies in ("kabkota.nama" stands there as nama_kabkota).
    """
    if not code.reference or not column.reference or code.name == column.name:
        return {}
    (name, part), (other, its_part) = code.reference.split("."), column.reference.split(".")
    table = reference_table(name)
    wanted = its_part if other == name else f"{its_part}_{other}"
    if not part.startswith("kode") or not its_part.startswith("nama") or wanted not in table:
        return {}
    return dict(zip(table[part], table[wanted].str.strip(), strict=True))


@lru_cache
def reference_table(name: str) -> pd.DataFrame:
    """Return a reference table with every column as text; CourseError if there is none."""
    for folder in FOLDERS:
        path = DATASETS / folder / f"{name}.csv"
        if path.is_file():
            return pd.read_csv(path, dtype=str)
    raise CourseError(
        f"Tabel rujukan {name} tidak ada. Pakai tabel di folder datasets/referensi,"
        " misalnya kabkota.nama."
    )
