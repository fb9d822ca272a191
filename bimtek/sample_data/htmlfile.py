"""An HTML table under the name of an Excel file, as web applications export it.

Excel opens it after a warning, so offices take it for a workbook; `pandas.read_excel`
does not.
"""

from __future__ import annotations

import datetime as dt
import html
from html.parser import HTMLParser

from bimtek.sample_data.declaration import SheetLayout
from bimtek.sample_data.layout import first_data_row
from bimtek.sample_data.sheet import Grid, Sheet

CODES = {"BRK-HTML-XLS": "isinya halaman HTML, namanya .xls"}
_DAY = "%d/%m/%Y"


def to_bytes(sheet: Sheet) -> bytes:
    """Return the sheet as an HTML page in UTF-8; merged cells become colspan and rowspan."""
    covered, spans = set(), {}
    for top, left, bottom, right in sheet.merges:
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
    rows = max(row for row, _ in sheet.cells) + 1
    columns = max(column for _, column in sheet.cells) + 1
    lines = ['<html><head><meta charset="utf-8"></head><body><table border="1">']
    for row in range(rows):
        cells = "".join(
            _cell(sheet, (row, column), spans.get((row, column)))
            for column in range(columns)
            if (row, column) not in covered or (row, column) in spans
        )
        lines.append(f"<tr>{cells}</tr>")
    lines.append("</table></body></html>")
    return "\n".join([*lines, ""]).encode("utf-8")


def grid(content: bytes, layout: SheetLayout) -> Grid:
    """Return the values of the page; columns of numbers and dates are read back as such."""
    reader = _Reader()
    reader.feed(content.decode("utf-8"))
    first = first_data_row(layout)
    found = Grid()
    for (row, column), text in reader.found.items():
        kind = layout.columns[column].kind if row >= first else "teks"
        found.values[row, column] = _read(text, kind)
    return found


def _cell(sheet: Sheet, at: tuple[int, int], span: tuple[int, int] | None) -> str:
    cell = sheet.cells.get(at)
    size = f' rowspan="{span[0]}" colspan="{span[1]}"' if span else ""
    tag = "th" if cell is not None and cell.style == "kepala" else "td"
    text = "" if cell is None or cell.value is None else html.escape(_shown(cell.value))
    return f"<{tag}{size}>{text}</{tag}>"


def _shown(value: object) -> str:
    return value.strftime(_DAY) if isinstance(value, dt.date) else str(value)


def _read(text: str, kind: str) -> object:
    """Return the value of a cell; a spoilt one, not written as its column is, stays text."""
    try:
        if kind == "tanggal":
            found: object = dt.datetime.strptime(text, _DAY).date()
        elif kind in ("angka", "desimal", "desimal2", "persen", "rupiah"):
            found = float(text) if "." in text else int(text)
        else:
            return text
    except ValueError:
        return text
    return found if _shown(found) == text else text


class _Reader(HTMLParser):
    """Collect the texts of table cells by position, minding colspan and rowspan."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[tuple[int, int], str] = {}
        self._row, self._column = -1, 0
        self._taken: set[tuple[int, int]] = set()
        self._at: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._row, self._column = self._row + 1, 0
        if tag not in ("td", "th"):
            return
        while (self._row, self._column) in self._taken:
            self._column += 1
        size = dict(attributes)
        down, right = int(size.get("rowspan") or 1), int(size.get("colspan") or 1)
        self._at = (self._row, self._column)
        self._taken |= {
            (self._row + d, self._column + r) for d in range(down) for r in range(right)
        }

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._at = None

    def handle_data(self, data: str) -> None:
        if self._at is not None:
            self.found[self._at] = self.found.get(self._at, "") + data
