"""Write sheets as an .xlsx the way offices format them, and read plain values back."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import xlsxwriter

from bimtek.sample_data.sheet import Position, Sheet

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
    "angka": _BOX | {"num_format": "#,##0"},
    "desimal": _BOX | {"num_format": "#,##0.0"},
    "tanggal": _BOX | {"num_format": "dd/mm/yyyy"},
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
    formats = {name: book.add_format(style) for name, style in STYLES.items()}
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return out.getvalue()


def grids(content: bytes) -> dict[str, dict[Position, object]]:
    """Return the plain values of every sheet (cached values of formulas), by sheet name."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {
        sheet.title: {
            (cell.row - 1, cell.column - 1): _plain(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


def _write_sheet(target: xlsxwriter.worksheet.Worksheet, sheet: Sheet, formats: dict) -> None:
    for column, width in sheet.widths.items():
        options = {"hidden": True} if column in sheet.hidden_columns else {}
        target.set_column(column, column, width, None, options)
    for first_row, first_column, last_row, last_column in sheet.merges:
        style = formats[sheet.cells[first_row, first_column].style]
        target.merge_range(first_row, first_column, last_row, last_column, None, style)
    for (row, column), cell in sheet.cells.items():
        style = formats[cell.style]
        if cell.formula:
            target.write_formula(row, column, cell.formula, style, cell.value)
        elif cell.value is None:
            target.write_blank(row, column, None, style)
        elif isinstance(cell.value, str):
            target.write_string(row, column, cell.value, style)
        elif isinstance(cell.value, dt.date):
            target.write_datetime(row, column, cell.value, style)
        else:
            target.write_number(row, column, cell.value, style)


def _plain(value: object) -> object:
    return value.date() if isinstance(value, dt.datetime) else value
