"""Turn a tidy table into the sheet an office sends, and back.

`apply` and `invert` are exact inverses for every SheetLayout: a test applies both to
every declared dataset.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from bimtek.sample_data.declaration import NUMBER, Column, SheetLayout
from bimtek.sample_data.sheet import Cell, Position, Sheet


def apply(layout: SheetLayout, truth: pd.DataFrame) -> Sheet:
    """Lay out the rows of `truth` that match `layout.rows`, in the order they stand."""
    sheet = Sheet(layout.name)
    for index, column in enumerate(layout.columns):
        sheet.widths[index] = column.width
        if column.hidden:
            sheet.hidden_columns.add(index)
    row = _write_title(sheet, layout)
    row = _write_header(sheet, layout, row)
    sheet.header_end = row
    row = _write_rows(sheet, layout, _wide(layout, truth), row)
    _write_foot(sheet, layout, row + 1)
    return sheet


def invert(
    layout: SheetLayout, grid: Mapping[Position, object], constants: Mapping[str, object]
) -> pd.DataFrame:
    """Return the tidy rows that `apply` laid out, from the plain values of the sheet."""
    slices = _slices(layout)
    records = []
    for values in _data_rows(layout, grid):
        for where in slices:
            record = dict(layout.rows) | dict(constants) | dict(where)
            for column, value in zip(layout.columns, values, strict=True):
                if column.field != NUMBER and (not column.where or column.where == where):
                    record[column.field] = value
            records.append(record)
    return pd.DataFrame.from_records(records)


def codes(layout: SheetLayout) -> dict[str, str]:
    """Return the layout codes this sheet uses, each with a word on how."""
    found = {
        "STR-JUDUL": f"{len(layout.title)} baris judul" if layout.title else "",
        "STR-KEPALA-BERTINGKAT": "kepala tabel dua tingkat" if _levels(layout) == 2 else "",
        "STR-MELEBAR": "nilai kategori menjadi kolom" if len(_slices(layout)) > 1 else "",
        "STR-SUBTOTAL": "baris jumlah di antara data" if layout.group else "",
        "STR-CATATAN-KAKI": f"{len(layout.footnotes)} baris catatan" if layout.footnotes else "",
        "STR-TANDA-TANGAN": "blok tanda tangan" if layout.signature else "",
        "STR-KOLOM-TERSEMBUNYI": ", ".join(c.label for c in layout.columns if c.hidden),
        "STR-LEMBAR-DATA": ", ".join(f"{k}={v}" for k, v in layout.rows.items()),
    }
    return {code: how for code, how in found.items() if how}


def _levels(layout: SheetLayout) -> int:
    return 2 if any(column.over for column in layout.columns) else 1


def _first_data_row(layout: SheetLayout) -> int:
    return (len(layout.title) + 1 if layout.title else 0) + _levels(layout)


def _slices(layout: SheetLayout) -> list[Mapping[str, object]]:
    """The distinct `where` of the columns, in order: one tidy row each per sheet row."""
    found: list[Mapping[str, object]] = []
    for column in layout.columns:
        if column.where and column.where not in found:
            found.append(column.where)
    return found or [{}]


def _wide(layout: SheetLayout, truth: pd.DataFrame) -> pd.DataFrame:
    """One row per sheet row; columns are numbered as in the layout."""
    part = truth
    for name, value in layout.rows.items():
        part = part[part[name] == value]
    keys = [c.field for c in layout.columns if not c.where and c.field != NUMBER]
    wide = part[keys].drop_duplicates().reset_index(drop=True)
    wide.columns = keys
    for index, column in enumerate(layout.columns):
        if not column.where:
            continue
        chosen = part
        for name, value in column.where.items():
            chosen = chosen[chosen[name] == value]
        chosen = chosen[[*keys, column.field]].rename(columns={column.field: index})
        wide = wide.merge(chosen, on=keys, how="left", validate="one_to_one")
    return wide


def _write_title(sheet: Sheet, layout: SheetLayout) -> int:
    last = len(layout.columns) - 1
    for row, text in enumerate(layout.title):
        sheet.cells[row, 0] = Cell(text, "judul" if row == 0 else "subjudul")
        sheet.merges.append((row, 0, row, last))
    return len(layout.title) + 1 if layout.title else 0


def _write_header(sheet: Sheet, layout: SheetLayout, row: int) -> int:
    if _levels(layout) == 1:
        for index, column in enumerate(layout.columns):
            sheet.cells[row, index] = Cell(column.label, "kepala")
        return row + 1
    start = 0
    while start < len(layout.columns):
        column = layout.columns[start]
        end = start
        if column.over is None:
            sheet.cells[row, start] = Cell(column.label, "kepala")
            sheet.merges.append((row, start, row + 1, start))
        else:
            while end + 1 < len(layout.columns) and layout.columns[end + 1].over == column.over:
                end += 1
            sheet.cells[row, start] = Cell(column.over, "kepala")
            if end > start:
                sheet.merges.append((row, start, row, end))
            for index in range(start, end + 1):
                sheet.cells[row + 1, index] = Cell(layout.columns[index].label, "kepala")
        start = end + 1
    return row + 2


def _write_rows(sheet: Sheet, layout: SheetLayout, wide: pd.DataFrame, row: int) -> int:
    subtotals: list[int] = []
    groups = wide.groupby(layout.group, sort=False) if layout.group else [(None, wide)]
    for name, members in groups:
        first = row
        for number, record in enumerate(members.to_dict("records"), start=1):
            for index, column in enumerate(layout.columns):
                _write_value(sheet, (row, index), column, record, index, number)
            row += 1
        if layout.group:
            sums = [range(first, row)]
            _write_sums(sheet, layout, row, layout.group_label.format(name), sums)
            subtotals.append(row)
            row += 1
    if layout.total_label:
        sums = [range(at, at + 1) for at in subtotals] or [range(sheet.header_end, row)]
        _write_sums(sheet, layout, row, layout.total_label, sums)
        row += 1
    return row


def _write_value(
    sheet: Sheet, at: Position, column: Column, record: dict, index: int, number: int
) -> None:
    if column.field == NUMBER:
        sheet.cells[at] = Cell(number, "angka")
        return
    value = record[index if column.where else column.field]
    sheet.cells[at] = Cell(_plain(value), column.kind)
    sheet.fields[at] = column.field


def _write_sums(sheet: Sheet, layout: SheetLayout, row: int, label: str, sums: list[range]) -> None:
    """A bold row of sums; one block is SUM(first:last), several are added cell by cell."""
    for index, column in enumerate(layout.columns):
        letter = xl_col_to_name(index)
        if column.field == layout.label_field:
            sheet.cells[row, index] = Cell(label, "jumlah_teks")
        elif column.where and column.kind in ("angka", "desimal"):
            value = sum(sheet.cells[at, index].value for block in sums for at in block)
            if len(sums) == 1:
                formula = f"=SUM({letter}{sums[0][0] + 1}:{letter}{sums[0][-1] + 1})"
            else:
                formula = "=" + "+".join(f"{letter}{block[0] + 1}" for block in sums)
            sheet.cells[row, index] = Cell(value, "jumlah", formula)
        else:
            sheet.cells[row, index] = Cell(None, "jumlah")


def _write_foot(sheet: Sheet, layout: SheetLayout, row: int) -> None:
    for offset, text in enumerate(layout.footnotes):
        sheet.cells[row + offset, 0] = Cell(text, "catatan")
    row += len(layout.footnotes) + 1
    column = max(len(layout.columns) - 3, 0)
    for offset, text in enumerate(layout.signature):
        sheet.cells[row + offset, column] = Cell(text, "catatan")


def _data_rows(layout: SheetLayout, grid: Mapping[Position, object]) -> Iterator[list]:
    """Yield the values of every data row; subtotal rows have no first key."""
    first_key = next(i for i, c in enumerate(layout.columns) if c.field != NUMBER)
    width = len(layout.columns)
    row = _first_data_row(layout)
    while any((row, index) in grid for index in range(width)):
        if grid.get((row, first_key)) is not None:
            yield [grid.get((row, index)) for index in range(width)]
        row += 1


def _plain(value: object) -> object:
    """Return a value of Python's own types: None for missing, int, float, str, date."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value
