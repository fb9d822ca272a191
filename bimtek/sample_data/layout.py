"""How a sheet shows a tidy table: geometry, layout codes, and the way back.

`layout_writer.apply` and `invert` are exact inverses for every SheetLayout: a test applies
both to every declared dataset.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from bimtek.sample_data.declaration import NUMBER, SheetLayout
from bimtek.sample_data.sheet import Grid


def invert(layout: SheetLayout, grid: Grid, constants: Mapping[str, object]) -> pd.DataFrame:
    """Return the tidy rows that a sheet shows.

    Values are passed through untouched, so a grid of positions gives the tidy table of
    where each value stands.
    """
    records = []
    for part, start in parts(layout, grid):
        for row, values in _data_rows(part, grid, start):
            for where in slices(part):
                record = dict(part.rows) | dict(constants) | dict(where)
                for column, value in zip(part.columns, values, strict=True):
                    if column.field != NUMBER and (not column.where or column.where == where):
                        record[column.field] = value
                records.append(record | _out_of_cells(part, grid, row))
    return pd.DataFrame.from_records(records)


def codes(layout: SheetLayout) -> dict[str, str]:
    """Return the layout codes this sheet uses, each with a word on how."""
    years = {c.where["tahun"] for c in layout.columns if "tahun" in c.where}
    categories = len(slices(layout)) > 1 and not years
    found = {
        "STR-JUDUL": f"{len(layout.title)} baris judul" if layout.title else "",
        "STR-KEPALA-BERTINGKAT": "kepala tabel dua tingkat" if levels(layout) == 2 else "",
        "STR-MELEBAR": "nilai kategori menjadi kolom" if categories else "",
        "STR-TAHUN-KOLOM": ", ".join(map(str, sorted(years))),
        "STR-SUBTOTAL": "baris jumlah di antara data" if layout.group else "",
        "STR-CATATAN-KAKI": f"{len(layout.footnotes)} baris catatan" if layout.footnotes else "",
        "STR-TANDA-TANGAN": "blok tanda tangan" if layout.signature else "",
        "STR-KOLOM-TERSEMBUNYI": ", ".join(c.label for c in layout.columns if c.hidden),
        "STR-BARIS-TERSEMBUNYI": _named(layout.hide_rows),
        "STR-LEMBAR-TERSEMBUNYI": "lembar disembunyikan" if layout.hidden else "",
        "STR-LEMBAR-DATA": _named(layout.rows) if not layout.below else "",
        "STR-DUA-TABEL": "dua tabel pada satu lembar" if layout.below else "",
        "STR-WARNA": f"{layout.colour[0]} hanya sebagai warna" if layout.colour else "",
        "STR-KOMENTAR": f"{layout.note[1]} hanya di komentar sel" if layout.note else "",
        "STR-RUMUS-BASI": "hasil rumus jumlah belum diperbarui" if layout.stale_totals else "",
        "KSG-GABUNG": ", ".join(c.label for c in layout.columns if c.field in layout.merge_down),
    }
    return {code: how for code, how in found.items() if how}


def levels(layout: SheetLayout) -> int:
    """Return the number of header rows."""
    return 2 if any(column.over for column in layout.columns) else 1


def first_data_row(layout: SheetLayout) -> int:
    """Return the first row below the header, counted from the top of the table."""
    return (len(layout.title) + 1 if layout.title else 0) + levels(layout)


def slices(layout: SheetLayout) -> list[Mapping[str, object]]:
    """Return the distinct `where` of the columns, in order: one tidy row each per sheet row."""
    found: list[Mapping[str, object]] = []
    for column in layout.columns:
        if column.where and column.where not in found:
            found.append(column.where)
    return found or [{}]


def parts(layout: SheetLayout, grid: Grid) -> Iterator[tuple[SheetLayout, int]]:
    """Yield each table of the sheet with the row it starts at."""
    start = 0
    part: SheetLayout | None = layout
    while part is not None:
        yield part, start
        row = start + first_data_row(part)
        while _filled(grid, row, part):
            row += 1
        # Below a table: its notes and signature, each after an empty row, then the next.
        row += 1 + len(part.footnotes) + (1 if part.footnotes else 0)
        row += len(part.signature) + (1 if part.signature else 0)
        start, part = row, part.below


def key_column(layout: SheetLayout) -> int:
    """Return the first column that holds data; it is empty in subtotal rows."""
    return next(i for i, c in enumerate(layout.columns) if c.field != NUMBER)


def _data_rows(layout: SheetLayout, grid: Grid, start: int) -> Iterator[tuple[int, list]]:
    """Yield every data row with its values; merged cells below take the value above."""
    first_key = key_column(layout)
    row = start + first_data_row(layout)
    above: list = [None] * len(layout.columns)
    while _filled(grid, row, layout):
        values = [grid.values.get((row, index)) for index in range(len(layout.columns))]
        for index, column in enumerate(layout.columns):
            if values[index] is None and column.field in layout.merge_down:
                values[index] = above[index]
        if values[first_key] is not None:
            yield row, values
            above = values
        row += 1


def _out_of_cells(layout: SheetLayout, grid: Grid, row: int) -> dict[str, object]:
    """Return the values of a row that stand in its colour and in a comment."""
    found: dict[str, object] = {}
    if layout.colour:
        name, palette = layout.colour
        fill = grid.fills.get((row, key_column(layout)))
        found[name] = next((value for value, colour in palette.items() if colour == fill), None)
    if layout.note:
        carrier, name = layout.note
        column = next(i for i, c in enumerate(layout.columns) if c.field == carrier)
        found[name] = grid.notes.get((row, column))
    return found


def _filled(grid: Grid, row: int, layout: SheetLayout) -> bool:
    return any((row, index) in grid.values for index in range(len(layout.columns)))


def _named(conditions: Mapping[str, object]) -> str:
    return ", ".join(f"{name}={value}" for name, value in conditions.items())
