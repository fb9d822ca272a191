"""Membaca lembar yang kepala tabelnya dua tingkat (dipakai peserta di notebook)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from bimtek.errors import CourseError


def tabel_bertingkat(
    berkas: str | Path, lembar: str, baris_kepala: tuple[int, int]
) -> pd.DataFrame:
    """Read a sheet whose header spans two rows with merged cells.

    `baris_kepala` are the two row numbers as Excel shows them. Column names become
    "<upper> <lower>", text cells stay text (codes keep their zeros). All rows below the
    header come along, subtotals and footnotes too. Raises CourseError when the sheet or
    the header rows do not exist.
    """
    upper, lower = baris_kepala
    if lower != upper + 1:
        raise CourseError("baris_kepala berisi dua nomor baris yang berurutan, misalnya (5, 6).")
    try:
        cells = pd.read_excel(berkas, sheet_name=lembar, header=None, dtype=object)
    except ValueError:
        names = ", ".join(pd.ExcelFile(berkas).sheet_names)
        raise CourseError(f"Lembar '{lembar}' tidak ada. Lembar yang ada: {names}.") from None
    if len(cells) < lower:
        raise CourseError(f"Lembar '{lembar}' hanya berisi {len(cells)} baris.")
    table = cells.iloc[lower:].reset_index(drop=True)
    table.columns = _flat_names(cells.iloc[upper - 1], cells.iloc[lower - 1])
    # Columns of numbers become numbers; a column with texts keeps its cells as they are.
    return table.infer_objects()


def _flat_names(upper: pd.Series, lower: pd.Series) -> list[str]:
    """A merged cell holds its text in the first column only; carry it over its others."""
    names, group = [], None
    for top, bottom in zip(upper, lower, strict=True):
        group = top if pd.notna(top) else group
        names.append(str(group) if pd.isna(bottom) else f"{group} {bottom}")
    return names
