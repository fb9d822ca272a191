"""The ledger: one row per injected defect, and how to undo it.

Values are written the way an Excel user reads them. A text that would read as a number
or a date carries an apostrophe in front, as Excel shows it; an empty field is an empty
cell.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields

from bimtek.sample_data.sheet import Grid, Position

OPERATIONS = ("nilai", "baris", "lembar", "berkas")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class LedgerRow:
    """One defect. `sel` is the spreadsheet address, or row:column (from 1) in a text file."""

    berkas: str
    lembar: str
    sel: str
    kode: str
    operasi: str
    sebelum: str
    sesudah: str


def encode(value: object) -> str:
    """Return a cell value as ledger text."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        marked = value == "" or value.startswith("'")
        marked = marked or _NUMBER.fullmatch(value) or _DATE.fullmatch(value)
        return f"'{value}" if marked else value
    return repr(value)


def decode(text: str) -> object:
    """Return the cell value that `encode` wrote."""
    if text == "":
        return None
    if text.startswith("'"):
        return text[1:]
    if _DATE.fullmatch(text):
        return dt.date.fromisoformat(text)
    if _NUMBER.fullmatch(text):
        return float(text) if any(mark in text for mark in ".eE") else int(text)
    return text


def position(sel: str) -> Position:
    """Return the zero-based position of a ledger address ("B7" or "7:2")."""
    if ":" in sel:
        row, column = sel.split(":")
        return int(row) - 1, int(column) - 1
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", sel).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def undo(grid: Grid, rows: Iterable[LedgerRow]) -> Grid:
    """Return the grid with the defects of `rows` taken back, the last one first."""
    restored = Grid(dict(grid.values), dict(grid.fills), dict(grid.notes))
    for row in reversed(list(rows)):
        if row.operasi == "baris":
            restored = restored.without_row(position(row.sel)[0])
        elif row.operasi == "nilai":
            at, before = position(row.sel), decode(row.sebelum)
            if before is None:
                restored.values.pop(at, None)
            else:
                restored.values[at] = before
    return restored


def to_csv(rows: Iterable[LedgerRow]) -> str:
    """Return the ledger as CSV text with a header line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([f.name for f in fields(LedgerRow)])
    writer.writerows(astuple(row) for row in rows)
    return out.getvalue()


def from_csv(text: str) -> list[LedgerRow]:
    """Return the rows that `to_csv` wrote."""
    return [LedgerRow(**row) for row in csv.DictReader(io.StringIO(text, newline=""))]
