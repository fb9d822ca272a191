"""Write a sheet as delimited text with Indonesian numbers, and read it back."""

from __future__ import annotations

import csv
import datetime as dt
import io

from bimtek.sample_data.declaration import SheetLayout, TextFormat
from bimtek.sample_data.layout import first_data_row
from bimtek.sample_data.sheet import Grid, Sheet

_DIGITS = {"angka": "{:,}", "desimal": "{:,.1f}", "desimal2": "{:,.2f}"}


def to_bytes(sheet: Sheet, text: TextFormat) -> bytes:
    """Return the sheet as bytes in the declared encoding, with Windows line ends."""
    rows = max(row for row, _ in sheet.cells) + 1
    columns = max(column for _, column in sheet.cells) + 1
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=text.delimiter, lineterminator="\r\n")
    for row in range(rows):
        cells = [sheet.cells.get((row, column)) for column in range(columns)]
        writer.writerow(["" if c is None else _shown(c.value, c.style, text) for c in cells])
    return out.getvalue().encode(text.encoding)


def grid(content: bytes, layout: SheetLayout, text: TextFormat) -> Grid:
    """Return the values of the file; columns of numbers are read back as numbers."""
    lines = csv.reader(io.StringIO(content.decode(text.encoding), newline=""),
                       delimiter=text.delimiter)  # fmt: skip
    found = Grid()
    for row, values in enumerate(lines):
        for column, value in enumerate(values):
            if value != "":
                kind = layout.columns[column].kind if row >= first_data_row(layout) else "teks"
                found.values[row, column] = _read(value, kind, text)
    return found


def codes(text: TextFormat) -> dict[str, str]:
    """Return the file codes of this text format, each with a word on how."""
    found = {
        "BRK-TITIK-KOMA": "kolom dipisah titik koma" if text.delimiter == ";" else "",
        "BRK-CP1252": "penyandian Windows-1252" if text.encoding == "cp1252" else "",
        "BRK-BOM": "penanda urutan bita di awal berkas" if text.encoding == "utf-8-sig" else "",
        "ANG-KOMA-DESIMAL": "koma sebagai tanda desimal" if text.decimal == "," else "",
        "ANG-TITIK-RIBUAN": "titik sebagai pemisah ribuan" if text.thousands == "." else "",
    }
    return {code: how for code, how in found.items() if how}


def _shown(value: object, kind: str, text: TextFormat) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.strftime(text.day)
    if isinstance(value, str) or kind not in _DIGITS:
        return str(value)
    swap = {",": text.thousands, ".": text.decimal}
    return "".join(swap.get(character, character) for character in _DIGITS[kind].format(value))


def _read(value: str, kind: str, text: TextFormat) -> object:
    """Return the value of a field; a spoilt one, not written as its column is, stays text."""
    try:
        if kind == "tanggal":
            found: object = dt.datetime.strptime(value, text.day).date()
        elif kind in _DIGITS:
            plain = value.replace(text.thousands, "").replace(text.decimal, ".")
            found = int(plain) if kind == "angka" else float(plain)
        else:
            return value
    except ValueError:
        return value
    return found if _shown(found, kind, text) == value else value
