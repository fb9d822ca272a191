"""Write one table as a sheet that is pleasant to read, filter and print."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from math import ceil
from typing import Any
from unicodedata import category

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bimtek.grading.report import printing
from bimtek.grading.report.table import (
    COUNT,
    PERCENT,
    POINTS,
    RATIO,
    TEXT,
    Cell,
    Table,
    Value,
)

MOST_TEXT = 32_767  # Excel counts the halves of UTF-16
MOST_LINKS = 65_530  # on one sheet; Excel mends, and empties, a sheet with more
HEADING_COLOUR = "#D9E1F2"
LINK_COLOUR = "#0563C1"
# Also on paper, where there are no gridlines, rows of several lines keep apart.
LINE_BELOW = {"bottom": 1, "bottom_color": "#D0D0D0"}

LONG_TEXT, LONGEST_AS_TEXT = "long text", 255  # older Excels show a longer one as ####
# Text stays text also when somebody edits the cell; decimals follow the user's settings.
LOOKS = {
    TEXT: {"text_wrap": True, "num_format": "@", "align": "left", "indent": 1},
    LONG_TEXT: {"text_wrap": True, "quote_prefix": True, "align": "left", "indent": 1},
    COUNT: {"num_format": "0"},
    POINTS: {"num_format": "0.0#"},
    RATIO: {"num_format": "0.00"},
    PERCENT: {"num_format": "0%"},
}

Formats = Callable[[str, str, bool], Format]


def formats(book: Workbook) -> Formats:
    """Return a function that gives the format of (kind, colour, is it a link), made once."""

    @cache
    def made(kind: str, colour: str, link: bool) -> Format:
        look: dict[str, Any] = {"valign": "top", **LINE_BELOW, **LOOKS[kind]}
        if colour:
            look["bg_color"] = colour
        if link:
            look |= {"font_color": LINK_COLOUR, "underline": 1}
        return book.add_format(look)

    return made


def write(book: Workbook, table: Table, looks: Formats) -> Worksheet:
    """Add the table to the book: frozen heading, filters, widths, heights, print set-up."""
    sheet = book.add_worksheet(table.name)
    _write_headings(book, sheet, table)
    links = 0
    for number, row in enumerate(table.rows, start=1):
        cells = [each if isinstance(each, Cell) else Cell(each) for each in row]
        texts = [printable(c.value) if isinstance(c.value, str) else c.value for c in cells]
        sheet.set_row(number, printing.row_height(table.columns, texts))
        for index, (column, cell, value) in enumerate(
            zip(table.columns, cells, texts, strict=True)
        ):
            linked = bool(cell.target) and links < MOST_LINKS
            links += linked
            if linked:
                look = looks(TEXT, cell.colour, True)
                sheet.write_url(number, index, f"external:{cell.target}", look, value)
            else:
                _write_value(sheet, (number, index), value, column.kind, cell.colour, looks)
    sheet.freeze_panes(1, table.frozen)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    printing.set_up(sheet, table)
    return sheet


def printable(text: str) -> str:
    """Return the text without what a cell cannot hold, cut at Excel's limit.

    Line breaks stay; other blanks become plain ones; control characters, lone surrogates
    and invisible marks, such as the ones that turn a file name around, go.
    """
    if not text.isprintable():
        text = "".join(map(_shown, re.sub(r"\r\n?", "\n", text)))
    if 2 * len(text) > MOST_TEXT:
        text = text.encode("utf-16-le")[: 2 * MOST_TEXT].decode("utf-16-le", "ignore")
    return text


def _shown(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return " " if character == "\t" or category(character)[0] == "Z" else ""


def _write_headings(book: Workbook, sheet: Worksheet, table: Table) -> None:
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}
    look["bg_color"] = HEADING_COLOUR
    words = book.add_format({**look, "align": "left", "indent": 1})
    numbers = book.add_format({**look, "align": "right"})
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.heading, words if column.kind == TEXT else numbers)
        if column.note:
            size = {"width": 320, "height": 24 + 18 * ceil(len(column.note) / 46)}
            options = {"author": "bimtek", "font_size": 9, "color": "#FFFFE1", **size}
            sheet.write_comment(0, index, column.note, options)
    sheet.set_row(0, printing.heading_height(table.columns))


def _write_value(
    sheet: Worksheet, at: tuple[int, int], value: Value, kind: str, colour: str, looks: Formats
) -> None:
    if isinstance(value, str):
        kind = LONG_TEXT if len(value) > LONGEST_AS_TEXT else TEXT
        # Not `write`: a name that begins with = must not become a formula.
        sheet.write_string(*at, value, looks(kind, colour, False))
    elif value is None:
        sheet.write_blank(*at, None, looks(kind, colour, False))
    else:
        # Excel shows 5 as "5," in a format with an optional decimal.
        whole = kind == POINTS and float(round(value, 6)).is_integer()
        sheet.write_number(*at, value, looks(COUNT if whole else kind, colour, False))
