"""Write a form as an .xlsx in which wrong entries are refused."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bimtek.fill_in import allowed, guide, lists, messages, pages, rules, styles
from bimtek.fill_in.form import Form
from bimtek.fill_in.lists import Lists
from bimtek.sample_data.declaration import Field
from bimtek.sample_data.workbook import CREATED

_ALLOWED_IN_LOCKED = {"format_columns": True, "format_rows": True, "autofilter": True}
_FROZEN_WIDTH = 45  # columns on the left stay in view as long as they take no more
_HEADER_HEIGHT = 24
_TEXT_WIDTH, _NARROWEST, _WIDEST = 24, 9, 40
_FIXED_WIDTH = 22  # what every row repeats shrinks to this, so that the page prints larger


class _LockedWorkbook(xlsxwriter.Workbook):
    """A workbook whose sheets cannot be renamed, moved or deleted; XlsxWriter lacks that."""

    def _write_book_views(self) -> None:
        self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
        super()._write_book_views()


def to_bytes(form: Form) -> bytes:
    """Return the workbook: Petunjuk, Isian, Kamus, Metadata and the lists."""
    out = io.BytesIO()
    book = _LockedWorkbook(out, {"in_memory": True, "strings_to_urls": False})
    properties = {"title": f"Templat isian: {form.title}"}
    if form.synthetic:
        properties |= {"comments": "Data SINTETIS", "created": CREATED}
    book.set_properties(properties)
    known, made = lists.of_form(form), styles.formats(book)
    names = (guide.SHEET, rules.SHEET, pages.DICTIONARY, pages.METADATA)
    first, entry, dictionary, metadata = map(book.add_worksheet, names)
    guide.write(first, form, known, made)
    _write_entry(entry, form, known, made)
    pages.write_dictionary(dictionary, form, known, made)
    pages.write_metadata(metadata, form, made)
    if known.columns:
        pages.write_lists(book.add_worksheet(lists.SHEET), known, made)
    for name, cells in known.ranges().items():
        book.define_name(name, f"={cells}")
    for sheet in book.worksheets():
        sheet.protect("", _ALLOWED_IN_LOCKED)
        sheet.hide_gridlines(2)
    entry.set_tab_color(styles.DARK)
    book.close()
    return out.getvalue()


def _write_entry(sheet: Worksheet, form: Form, known: Lists, made: Mapping[str, Format]) -> None:
    widths = [_width(each, form) for each in form.fields]
    for at, (each, width) in enumerate(zip(form.fields, widths, strict=True)):
        typed = each in form.to_fill
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, each.name, made["kepala" if typed else "kepala terisi"])
        if typed:
            _write_empty_cells(sheet, at, each, form, known, made)
        else:
            kind = "sama" if _is_repeated_text(each, form) else _kind(each)
            style = made[f"terisi {kind}"]
            for row, value in enumerate(form.given(each.name), start=rules.FIRST_ROW - 1):
                _write(sheet, row, at, value, style)
    sheet.freeze_panes(1, _frozen(widths, form))
    if form.rows:
        sheet.autofilter(0, 0, form.size, len(form.fields) - 1)
    # A code is text on purpose: no green triangles.
    every = f"A1:{rules.area(form, form.fields[-1].name).split(':')[1].replace('$', '')}"
    sheet.ignore_errors({"number_stored_as_text": every})
    sheet.set_row(0, _HEADER_HEIGHT)
    sheet.repeat_rows(0)
    pages.print_on_one_page(sheet)


def _write_empty_cells(
    sheet: Worksheet, at: int, column: Field, form: Form, known: Lists, made: Mapping[str, Format]
) -> None:
    first, last = rules.FIRST_ROW - 1, rules.FIRST_ROW + form.size - 2
    for row in range(first, last + 1):
        sheet.write_blank(row, at, None, made[f"isi {_kind(column)}"])
    told = {
        "input_title": messages.title(column), "input_message": messages.hint(column, form),
        "error_title": messages.title(column), "error_message": messages.refusal(column, form),
    }  # fmt: skip
    rule = rules.validation(column, form, known) | told
    sheet.data_validation(first, at, last, at, rule)
    own = rules.cell(form, column.name)
    marks = [(rules.wrong(column, form, known), "salah")]
    if column.unit == "persen":
        marks.append((f"=AND(ISNUMBER({own}),{own}>0,{own}<1)", "ragu"))
    if form.is_required(column):
        row_cells = ",".join(rules.cell(form, each.name) for each in form.to_fill)
        marks.append((f'=AND({own}="",COUNTA({row_cells})>0)', "kurang"))
    for formula, style in marks:
        mark = {"type": "formula", "criteria": formula, "format": made[style]}
        sheet.conditional_format(first, at, last, at, mark)


def _write(sheet: Worksheet, row: int, column: int, value: object, style: Format) -> None:
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def _kind(column: Field) -> str:
    """Return the number format of a column; a year or a month has no unit, nor thousands."""
    if column.type == "integer":
        return "bulat" if column.unit else "polos"
    return {"number": "angka", "date": "tanggal"}.get(column.type, "teks")


def _is_repeated_text(column: Field, form: Form) -> bool:
    return column.name in form.fixed and _kind(column) == "teks"


def _width(column: Field, form: Form) -> float:
    room = " " * 4  # the button of the filter or of the list
    texts = [f"{column.name}{room}"]
    values = allowed.values(column)
    if column not in form.to_fill:
        texts += map(messages.shown, form.given(column.name))
    elif values:
        texts += [f"{value}{room}" for value in values]
    elif column.type == "date":
        texts.append("30 September 2026")
    elif allowed.is_free_text(column):
        texts.append(" " * _TEXT_WIDTH)
    widest = _FIXED_WIDTH if _is_repeated_text(column, form) else _WIDEST
    return min(max(_NARROWEST, *map(len, texts)) + 2, widest)


def _frozen(widths: list[float], form: Form) -> int:
    """Return how many columns stay in view: those that say which row it is."""
    count = 0
    for each, width in zip(form.fields, widths, strict=True):
        if each in form.to_fill or width > _FROZEN_WIDTH:
            break
        count += 1
        if sum(widths[: count + 1]) > _FROZEN_WIDTH:
            break
    return count
