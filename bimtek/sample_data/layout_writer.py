"""Turn a tidy table into the sheet an office sends; `layout.invert` is the way back."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import pandas as pd

from bimtek.sample_data import layout as geometry
from bimtek.sample_data.declaration import NUMBER, Column, SheetLayout
from bimtek.sample_data.sheet import Cell, Position, Sheet, Sums

TITLE_HEIGHT = 21
LINE_HEIGHT = 15


def apply(layout: SheetLayout, truth: pd.DataFrame) -> Sheet:
    """Lay out the rows of `truth` that match `layout.rows`, in the order they stand."""
    sheet = Sheet(layout.name, hidden=layout.hidden, stale=layout.stale_totals)
    for index, column in enumerate(layout.columns):
        sheet.widths[index] = column.width
        if column.hidden:
            sheet.hidden_columns.add(index)
    row = 0
    part: SheetLayout | None = layout
    while part is not None:
        row = _Table(sheet, part, row).write(truth)
        part = part.below
    sheet.recalculate()
    return sheet


@dataclass
class _Table:
    """One table of a sheet while it is written; `row` is the next row to write."""

    sheet: Sheet
    layout: SheetLayout
    row: int
    subtotals: list[int] = field(default_factory=list)

    def write(self, truth: pd.DataFrame) -> int:
        """Write everything and return the row where another table may start."""
        self._title()
        self._header()
        if not self.sheet.header_end:
            self.sheet.header_end = self.row
        first = self.row
        wide = _wide(self.layout, truth)
        groups = [(None, wide)]
        if self.layout.group:
            groups = wide.groupby(self.layout.group, sort=False)
        for name, members in groups:
            self._group(name, members)
        if self.layout.total_label:
            blocks = [(at, at) for at in self.subtotals] or [(first, self.row - 1)]
            self._sums(self.layout.total_label, blocks)
        self._foot()
        return self.row + 1

    def _title(self) -> None:
        last = len(self.layout.columns) - 1
        for number, text in enumerate(self.layout.title):
            self.sheet.cells[self.row, 0] = Cell(text, "subjudul" if number else "judul")
            self.sheet.merges.append((self.row, 0, self.row, last))
            self.row += 1
        if self.layout.title:
            self.row += 1

    def _header(self) -> None:
        columns, top = self.layout.columns, self.row
        self.row += geometry.levels(self.layout)
        self._heights(top)
        if geometry.levels(self.layout) == 1:
            for index, column in enumerate(columns):
                self.sheet.cells[top, index] = self._head(column.label)
            return
        start = 0
        while start < len(columns):
            end = start
            while _same_header(columns, start, end + 1):
                end += 1
            self._two_levels(top, start, end)
            start = end + 1

    def _two_levels(self, top: int, start: int, end: int) -> None:
        columns, sheet = self.layout.columns, self.sheet
        if columns[start].over is None:
            sheet.cells[top, start] = self._head(columns[start].label)
            sheet.merges.append((top, start, top + 1, start))
            return
        sheet.cells[top, start] = self._head(columns[start].over)
        if end > start:
            sheet.merges.append((top, start, top, end))
        for index in range(start, end + 1):
            sheet.cells[top + 1, index] = self._head(columns[index].label)

    def _head(self, label: str) -> Cell:
        return Cell(label, "kepala", fill=self.layout.header_fill)

    def _heights(self, top: int) -> None:
        """Give the first title row and the lowest header row, whose labels wrap, more room."""
        if self.layout.header_height:
            self.sheet.heights[self.row - 1] = self.layout.header_height
            if self.layout.title:
                self.sheet.heights[top - 1 - len(self.layout.title)] = TITLE_HEIGHT

    def _group(self, name: object, members: pd.DataFrame) -> None:
        first, runs = self.row, {}
        for number, record in enumerate(members.to_dict("records"), start=1):
            if _matches(record, self.layout.hide_rows):
                self.sheet.hidden_rows.add(self.row)
            for index, column in enumerate(self.layout.columns):
                self._value((self.row, index), column, record, number, runs)
            self._colour_and_note(record)
            self.row += 1
        for index, (_, start) in runs.items():
            self._merge(index, start, self.row - 1)
        if self.layout.group:
            self.subtotals.append(self.row)
            self._sums(self.layout.group_label.format(name), [(first, self.row - 1)])

    def _value(
        self, at: Position, column: Column, record: dict, number: int, runs: dict[int, tuple]
    ) -> None:
        """Write one cell; `runs` holds the value and first row of each merged column."""
        if column.field == NUMBER:
            self.sheet.cells[at] = Cell(number, "angka")
            return
        value = _plain(record[at[1] if column.where else column.field])
        if column.field in self.layout.merge_down:
            if at[1] in runs and runs[at[1]][0] == value:
                return
            if at[1] in runs:
                self._merge(at[1], runs[at[1]][1], at[0] - 1)
            runs[at[1]] = (value, at[0])
        self.sheet.cells[at] = Cell(value, column.kind)
        self.sheet.fields[at] = column.field
        if column.kind == "teks_panjang" and value is not None:
            # Only Excel makes room for wrapped text by itself. Words leave lines part empty.
            lines = math.ceil(1.1 * len(str(value)) / column.width)
            height = max(self.sheet.heights.get(at[0], 0), LINE_HEIGHT * lines)
            self.sheet.heights[at[0]] = height

    def _merge(self, index: int, first: int, last: int) -> None:
        if last > first:
            self.sheet.merges.append((first, index, last, index))

    def _colour_and_note(self, record: dict) -> None:
        cells = self.sheet.cells
        if self.layout.colour:
            name, palette = self.layout.colour
            for index in range(len(self.layout.columns)):
                if (self.row, index) in cells:
                    at = (self.row, index)
                    cells[at] = replace(cells[at], fill=palette[record[name]])
        if self.layout.note:
            carrier, name = self.layout.note
            columns = [column.field for column in self.layout.columns]
            at = (self.row, columns.index(carrier))
            cells[at] = replace(cells[at], note=_plain(record[name]))

    def _sums(self, label: str, blocks: list[tuple[int, int]]) -> None:
        """Write a bold row that adds blocks of rows of every summed column."""
        for index, column in enumerate(self.layout.columns):
            at = (self.row, index)
            if column.field == self.layout.label_field:
                self.sheet.cells[at] = Cell(label, "jumlah_teks")
            elif column.summed:
                self.sheet.cells[at] = Cell(0, "jumlah", Sums(tuple(blocks)))
            else:
                self.sheet.cells[at] = Cell(None, "jumlah")
        self.row += 1

    def _foot(self) -> None:
        """Write notes and signature, each after an empty row."""
        right = max(len(self.layout.columns) - 3, 0)
        for lines, column in ((self.layout.footnotes, 0), (self.layout.signature, right)):
            if lines:
                self.row += 1
            for text in lines:
                self.sheet.cells[self.row, column] = Cell(text, "catatan")
                self.row += 1


def _same_header(columns: tuple[Column, ...], start: int, index: int) -> bool:
    over = columns[start].over
    return over is not None and index < len(columns) and columns[index].over == over


def _wide(layout: SheetLayout, truth: pd.DataFrame) -> pd.DataFrame:
    """Return one row per sheet row; columns with `where` are numbered as in the layout."""
    part = truth[_mask(truth, layout.rows)]
    shown = [c.field for c in layout.columns if not c.where and c.field != NUMBER]
    shown += [layout.colour[0]] if layout.colour else []
    shown += [layout.note[1]] if layout.note else []
    if geometry.slices(layout) == [{}]:
        return part[shown].reset_index(drop=True)
    wide = part[shown].drop_duplicates().reset_index(drop=True)
    for index, column in enumerate(layout.columns):
        if column.where:
            chosen = part.loc[_mask(part, column.where), [*shown, column.field]]
            chosen = chosen.rename(columns={column.field: index})
            wide = wide.merge(chosen, on=shown, how="left", validate="one_to_one")
    return wide


def _mask(table: pd.DataFrame, conditions) -> pd.Series:
    kept = pd.Series(True, index=table.index)
    for name, value in conditions.items():
        kept &= table[name] == value
    return kept


def _matches(record: dict, conditions) -> bool:
    return bool(conditions) and all(record[name] == value for name, value in conditions.items())


def _plain(value: object) -> object:
    """Return a value of Python's own types: None for missing, int, float, str, date."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value
