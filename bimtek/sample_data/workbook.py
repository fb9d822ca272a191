"""Write sheets as an .xlsx the way offices format them, and read plain values back."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import xlsxwriter

from bimtek.sample_data.sheet import Cell, Grid, Position, Sheet

# A fixed creation date keeps the bytes the same on every run.
CREATED = dt.datetime(2025, 1, 1)
_BASE = {"font_name": "Calibri", "font_size": 11}
_BOX = _BASE | {"border": 1}
STYLES = {
    "judul": _BASE | {"bold": True, "font_size": 14, "align": "center"},
    "subjudul": _BASE | {"bold": True, "align": "center"},
    "kepala": _BOX
    | {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
    | {"bg_color": "#D9E1F2"},
    "teks": _BOX | {"num_format": "@"},
    "teks_panjang": _BOX | {"num_format": "@", "text_wrap": True, "valign": "top"},
    "angka": _BOX | {"num_format": "#,##0"},
    "desimal": _BOX | {"num_format": "#,##0.0"},
    "desimal2": _BOX | {"num_format": "#,##0.00"},
    "persen": _BOX | {"num_format": "0.0%"},
    "rupiah": _BOX | {"num_format": '"Rp"#,##0'},
    "tanggal": _BOX | {"num_format": "dd/mm/yyyy"},
    "umum": _BOX,
    "jumlah": _BOX | {"num_format": "#,##0", "bold": True, "bg_color": "#FFF2CC"},
    "jumlah_teks": _BOX | {"bold": True, "bg_color": "#FFF2CC"},
    "catatan": _BASE | {"italic": True, "font_size": 9},
}


def to_bytes(sheets: list[Sheet], title: str, author: str) -> bytes:
    """Return the workbook; the same sheets give the same bytes on one platform."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {"title": title, "author": author, "comments": "Data SINTETIS", "created": CREATED}
    )
    if any(sheet.stale for sheet in sheets):
        # Otherwise Excel computes everything again on opening and the old totals are gone.
        book.set_calc_mode("manual")
    formats = _Formats(book)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return out.getvalue()


def grids(content: bytes) -> dict[str, Grid]:
    """Return what every sheet shows (cached values of formulas), by sheet name."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {sheet.title: _grid(sheet) for sheet in book.worksheets}


def _grid(sheet: openpyxl.worksheet.worksheet.Worksheet) -> Grid:
    found = Grid()
    for row in sheet.iter_rows():
        for cell in row:
            at = (cell.row - 1, cell.column - 1)
            if cell.value is not None:
                found.values[at] = _plain(cell.value)
            if cell.fill.fill_type == "solid":
                found.fills[at] = f"#{cell.fill.fgColor.rgb[-6:]}"
            if cell.comment:
                found.notes[at] = cell.comment.text
    return found


class _Formats:
    """Formats of a workbook by style and colour, made when first needed."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str | None, bool], xlsxwriter.format.Format] = {}

    def of(self, cell: Cell, tall: bool = False) -> xlsxwriter.format.Format:
        # A number under a date format would be a date again: 45150 shows as 12/08/2023. Under a
        # text format a long one shows as ### in LibreOffice.
        bare = cell.style in ("tanggal", "teks") and isinstance(cell.value, int | float)
        key = ("umum" if bare else cell.style, cell.fill, tall)
        if key not in self._made:
            more = {"bg_color": cell.fill} if cell.fill else {}
            more |= {"valign": "vcenter"} if tall else {}
            self._made[key] = self._book.add_format(STYLES[key[0]] | more)
        return self._made[key]


def _write_sheet(target: xlsxwriter.worksheet.Worksheet, sheet: Sheet, formats: _Formats) -> None:
    if sheet.hidden:
        target.hide()
    for column, width in sheet.widths.items():
        options = {"hidden": True} if column in sheet.hidden_columns else {}
        target.set_column(column, column, width, None, options)
    for row, height in sheet.heights.items():
        target.set_row(row, height)
    for row in sheet.hidden_rows:
        target.set_row(row, None, None, {"hidden": True})
    for first_row, first_column, last_row, last_column in sheet.merges:
        style = formats.of(sheet.cells[first_row, first_column], last_row > first_row)
        target.merge_range(first_row, first_column, last_row, last_column, None, style)
    tall = {merge[:2] for merge in sheet.merges if merge[2] > merge[0]}
    for at, cell in sheet.cells.items():
        _write_cell(target, at, cell, formats.of(cell, at in tall))


def _write_cell(
    target: xlsxwriter.worksheet.Worksheet,
    at: Position,
    cell: Cell,
    style: xlsxwriter.format.Format,
) -> None:
    row, column = at
    if cell.formula:
        target.write_formula(row, column, cell.formula.text(column), style, cell.value)
    elif cell.value is None:
        target.write_blank(row, column, None, style)
    elif isinstance(cell.value, str):
        target.write_string(row, column, cell.value, style)
    elif isinstance(cell.value, dt.date):
        target.write_datetime(row, column, cell.value, style)
    else:
        target.write_number(row, column, cell.value, style)
    if cell.note:
        target.write_comment(row, column, cell.note, {"author": "", "x_scale": 1.2})


def _plain(value: object) -> object:
    return value.date() if isinstance(value, dt.datetime) else value
