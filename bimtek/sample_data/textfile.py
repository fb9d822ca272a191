"""Write a sheet as delimited text with Indonesian numbers, and read it back."""

from __future__ import annotations

import csv
import io

from bimtek.sample_data.declaration import SheetLayout, TextFormat
from bimtek.sample_data.sheet import Position, Sheet


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


def grid(content: bytes, layout: SheetLayout, text: TextFormat) -> dict[Position, object]:
    """Return the values of the file; columns of numbers are read back as numbers."""
    lines = csv.reader(io.StringIO(content.decode(text.encoding), newline=""),
                       delimiter=text.delimiter)  # fmt: skip
    found: dict[Position, object] = {}
    for row, values in enumerate(lines):
        for column, value in enumerate(values):
            if value != "":
                kind = layout.columns[column].kind if row > 0 else "teks"
                found[row, column] = _read(value, kind, text)
    return found


def codes(text: TextFormat) -> dict[str, str]:
    """Return the file codes of this text format, each with a word on how."""
    found = {
        "BRK-TITIK-KOMA": "kolom dipisah titik koma" if text.delimiter == ";" else "",
        "BRK-CP1252": "penyandian Windows-1252" if text.encoding == "cp1252" else "",
        "ANG-KOMA-DESIMAL": "koma sebagai tanda desimal" if text.decimal == "," else "",
        "ANG-TITIK-RIBUAN": "titik sebagai pemisah ribuan" if text.thousands == "." else "",
    }
    return {code: how for code, how in found.items() if how}


def _shown(value: object, kind: str, text: TextFormat) -> str:
    if value is None:
        return ""
    if kind not in ("angka", "desimal"):
        return str(value)
    digits = f"{value:,.1f}" if kind == "desimal" else f"{value:,}"
    swap = {",": text.thousands, ".": text.decimal}
    return "".join(swap.get(character, character) for character in digits)


def _read(value: str, kind: str, text: TextFormat) -> object:
    if kind not in ("angka", "desimal"):
        return value
    plain = value.replace(text.thousands, "").replace(text.decimal, ".")
    return float(plain) if kind == "desimal" else int(plain)
