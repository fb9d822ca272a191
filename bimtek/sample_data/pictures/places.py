"""Where on a sheet or in a text file the codes of its layout can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bimtek.sample_data import layout as geometry
from bimtek.sample_data.declaration import SheetLayout, TextFormat
from bimtek.sample_data.sheet import Grid, Position

Area = tuple[int, int, int, int]  # top, left, bottom, right; zero-based, inclusive
TAB = (-1, -1, -1, -1)  # the tab with the sheet's name
HIDDEN_TAB = (-2, -2, -2, -2)  # where the tab of a hidden sheet would be
TABS = (TAB, HIDDEN_TAB)
HIDDEN_ROWS = "STR-BARIS-TERSEMBUNYI"


def on_sheet(layout: SheetLayout, grid: Grid, hidden_rows: set[int]) -> dict[str, list[Area]]:
    """Return the areas by layout code, from top to bottom."""
    found: dict[str, list[Area]] = {}
    last = len(layout.columns) - 1
    hidden = [(top, 0, bottom, last) for top, bottom in _stretches(hidden_rows)]
    if hidden:
        found[HIDDEN_ROWS] = hidden
    for code, area in _codes_and_areas(layout, grid):
        found.setdefault(code, []).append(area)
    return found


def in_text(layout: SheetLayout, grid: Grid, text: TextFormat) -> dict[str, list[Area]]:
    """Return, for every code of a text format, the first cell where it shows."""
    first = geometry.first_data_row(layout)
    kinds = {index: column.kind for index, column in enumerate(layout.columns)}
    decimal = [at for at in sorted(grid.values) if at[0] >= first and "desimal" in kinds[at[1]]]
    whole = [
        at for at in sorted(grid.values)
        if at[0] >= first and kinds[at[1]] == "angka" and _at_least(grid.values[at], 1000)
    ]  # fmt: skip
    special = [
        at for at in sorted(grid.values)
        if isinstance(grid.values[at], str) and not grid.values[at].isascii()
    ]  # fmt: skip
    cells = {
        "BRK-TITIK-KOMA": [(0, 0, 0, len(layout.columns) - 1)],
        "BRK-BOM": [(0, 0, 0, 0)],
        "BRK-CP1252": [cell(at) for at in special],
        "ANG-KOMA-DESIMAL": [cell(at) for at in decimal],
        "ANG-TITIK-RIBUAN": [cell(at) for at in whole],
    }
    return {code: areas[:1] for code, areas in cells.items() if areas}


def _stretches(rows: set[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of the rows that follow each other."""
    for top in sorted(row for row in rows if row - 1 not in rows):
        bottom = top
        while bottom + 1 in rows:
            bottom += 1
        yield top, bottom


def _codes_and_areas(layout: SheetLayout, grid: Grid) -> Iterator[tuple[str, Area]]:
    if layout.hidden:
        yield "STR-LEMBAR-TERSEMBUNYI", HIDDEN_TAB
    if layout.rows and not layout.below:
        yield "STR-LEMBAR-DATA", TAB
    for index, (part, start) in enumerate(geometry.parts(layout, grid)):
        first = start + geometry.first_data_row(part)
        end = _end(part, grid, first)
        last = len(part.columns) - 1
        if index:
            yield "STR-DUA-TABEL", (start, 0, end - 1, last)
        yield from _head(part, start, first)
        yield from _data(part, grid, first, end)
        yield from _foot(part, end, last)


def _head(part: SheetLayout, start: int, first: int) -> Iterator[tuple[str, Area]]:
    last = len(part.columns) - 1
    if part.title:
        yield "STR-JUDUL", (start, 0, start + len(part.title) - 1, last)
    if geometry.levels(part) == 2:
        yield "STR-KEPALA-BERTINGKAT", (first - 2, 0, first - 1, last)
    wide = [index for index, column in enumerate(part.columns) if column.where]
    if wide:
        years = any("tahun" in column.where for column in part.columns)
        code = "STR-TAHUN-KOLOM" if years else "STR-MELEBAR"
        yield code, (first - geometry.levels(part), wide[0], first - 1, wide[-1])
    for index, column in enumerate(part.columns):
        if column.hidden:
            yield "STR-KOLOM-TERSEMBUNYI", (first - 1, index, first - 1, index)


def _data(part: SheetLayout, grid: Grid, first: int, end: int) -> Iterator[tuple[str, Area]]:
    key, last = geometry.key_column(part), len(part.columns) - 1
    fill = grid.fills.get((first, key))
    for row in range(first, end):
        is_data = (row, key) in grid.values
        if part.group and not is_data:
            yield "STR-SUBTOTAL", (row, 0, row, last)
        if part.stale_totals and not is_data:
            summed = [index for index, column in enumerate(part.columns) if column.summed]
            yield "STR-RUMUS-BASI", (row, summed[0], row, summed[-1])
        if part.colour and is_data and grid.fills.get((row, key)) != fill:
            fill = grid.fills.get((row, key))
            yield "STR-WARNA", (row, 0, row, last)
    if part.note:
        for at in sorted(grid.notes):
            if first <= at[0] < end:
                yield "STR-KOMENTAR", cell(at)
    for index, column in enumerate(part.columns):
        if column.field in part.merge_down:
            # Subtotal rows belong to no run; in a table with them the key is never merged.
            rows = [r for r in range(first, end) if not part.group or (r, key) in grid.values]
            yield from (("KSG-GABUNG", area) for area in _runs(grid, index, rows))


def _runs(grid: Grid, column: int, rows: list[int]) -> Iterator[Area]:
    """Yield the stretches of rows that share the merged cell at their top."""
    starts = [row for row in rows if (row, column) in grid.values]
    for top, after in pairwise([*starts, rows[-1] + 1]):
        bottom = max(row for row in rows if row < after)
        if bottom > top:
            yield top, column, bottom, column


def _foot(part: SheetLayout, end: int, last: int) -> Iterator[tuple[str, Area]]:
    row = end
    right = max(last - 2, 0)
    for code, lines, left in (
        ("STR-CATATAN-KAKI", part.footnotes, 0),
        ("STR-TANDA-TANGAN", part.signature, right),
    ):
        if lines:
            yield code, (row + 1, left, row + len(lines), last)
            row += 1 + len(lines)


def _end(part: SheetLayout, grid: Grid, first: int) -> int:
    """Return the first row below the data."""
    row = first
    while any((row, index) in grid.values for index in range(len(part.columns))):
        row += 1
    return row


def cell(at: Position) -> Area:
    """Return the area of one cell."""
    return (*at, *at)


def _at_least(value: object, size: int) -> bool:
    return isinstance(value, int | float) and abs(value) >= size
