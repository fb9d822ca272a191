"""How a sheet comes onto paper: A4 landscape, in type that can still be read."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from bimtek.grading.report.table import Cell, Column, Table, Value

LINE_HEIGHT, PADDING = 15, 3  # points
MOST_LINES = 27  # Excel's highest row is 409 points
A4 = 9
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.7}  # inches
WIDE, HIGH = 11.69 - 0.8, 8.27 - 1.2  # inches of A4 landscape between the margins
# 11 points of the sheets become 8 on paper; smaller type nobody reads.
SMALLEST = 73  # percent


def row_height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """Return the points a row needs: not every program fits the height to wrapped text."""
    needed = 1
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str) and (len(value) > column.width or "\n" in value):
            lines = value.split("\n")
            needed = max(needed, sum(max(1, ceil(len(line) / column.width)) for line in lines))
    return LINE_HEIGHT * min(needed, MOST_LINES) + PADDING


def heading_height(columns: Sequence[Column]) -> float:
    """Return the points the row of headings needs."""
    return row_height(columns, [each.heading for each in columns]) + PADDING


def set_up(sheet: Worksheet, table: Table) -> None:
    """Print all columns on one page, or on several when the type would become too small."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(**MARGINS)
    if _scale(table) >= SMALLEST:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(SMALLEST)
        sheet.repeat_columns(0, table.frozen - 1)
        sheet.print_across()
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RHalaman &P dari &N")


def fits_below(table: Table, height: float) -> bool:
    """Tell whether something of that height, in points, fits on the page of the whole table."""
    rows = ([c.value if isinstance(c, Cell) else c for c in row] for row in table.rows)
    needed = heading_height(table.columns) + sum(row_height(table.columns, row) for row in rows)
    page = HIGH * 72 / (max(_scale(table), SMALLEST) / 100)
    return needed + LINE_HEIGHT + height <= page


def _scale(table: Table) -> int:
    """Return the percentage at which all columns fit on one page."""
    pixels = sum(7 * column.width + 5 for column in table.columns)  # in Excel's own font
    return min(100, int(100 * WIDE * 96 / pixels))
