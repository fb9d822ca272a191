"""Menyimpan hasil sebagai buku kerja Excel yang rapi (dipakai peserta di notebook)."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bimtek.cek.plain import is_number, plain
from bimtek.errors import CourseError
from bimtek.files import write_whole

SHEETS = ("Data", "Perubahan", "Catatan")
MAX_WIDTH = 60
FILTER_BUTTON = 4  # characters its button covers in the header
LINE_HEIGHT = 15
MAX_HEADER_WIDTH = 22  # a longer header is wrapped: its column need not be that wide
EXACT_DIGITS = 15  # Excel turns the digits after these into zeros
FIRST_YEAR = 1900  # Excel knows no earlier date
YEARS = range(1900, 2101)
LABELS = {"tahun", "thn", "baris", "kode", "no", "nomor", "nik", "nip", "id", "rt", "rw"}
HEADER_FONT = Font(name="Calibri", size=11, bold=True)
# The indent keeps a text from touching the number to its left.
TEXT = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
TEXT_HEADER = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
NUMBER_HEADER = Alignment(horizontal="right", vertical="center", wrap_text=True)
HEADER_FILL = PatternFill("solid", fgColor="D9E1F2")


def buku_kerja(
    berkas: str | Path,
    data: pd.DataFrame,
    perubahan: list[str] | pd.DataFrame,
    catatan: list[str],
) -> None:
    """Write an .xlsx with the sheets Data, Perubahan and Catatan.

    `perubahan` holds sentences, or is a table such as `catat.perubahan` returns.
    Texts stay texts in Excel (codes keep their zeros), the header is frozen and can be
    filtered. Raises CourseError when the name cannot be used, the file is open in Excel or
    it is a workbook that this function did not write, such as a raw file.
    The file is replaced whole or not at all.
    """
    target, table = _target(berkas), _table(data)
    _protect_raw(target)
    changes, notes = _changes(perubahan), _sentences("catatan", catatan)
    book = Workbook()
    _fill(book.active, "Data", table)
    _fill(book.create_sheet(), "Perubahan", changes)
    for sheet in book.worksheets if isinstance(perubahan, pd.DataFrame) else [book.active]:
        sheet.auto_filter.ref = sheet.dimensions
    _fill(book.create_sheet(), "Catatan", pd.DataFrame({"Catatan": notes}))
    content = io.BytesIO()
    book.save(content)
    write_whole(target, content.getvalue())
    print(f"Tersimpan: {target.name} (lembar Data, Perubahan, Catatan)")


def _target(berkas: str | Path) -> Path:
    target = Path(str(berkas))
    # In "D:\tugas" Python reads \t as a tab, so such signs are looked for in the folders too.
    unusable = re.search(r'[<>:"|?*\\]', target.name) or re.search(r"[\x00-\x1f]", str(target))
    if unusable or target.suffix.lower() != ".xlsx":
        raise CourseError(
            f"Nama berkas {str(berkas)!r} tidak dapat dipakai. Akhiri dengan .xlsx, "
            'pakai / di antara nama folder, dan hindari < > : " | ? *.'
        )
    if not target.parent.is_dir():
        raise CourseError(
            f"Folder {target.parent} tidak ada. Buat dulu folder itu, atau cocokkan ejaannya."
        )
    return target


def _protect_raw(target: Path) -> None:
    """Refuse to write over a workbook that is not an earlier result."""
    if not target.exists():
        return
    try:
        with pd.ExcelFile(target, engine="openpyxl") as book:
            own = set(SHEETS) <= set(book.sheet_names)
    except PermissionError:
        return  # open in Excel; writing will say so
    except (ValueError, BadZipFile, KeyError, OSError):
        own = False
    if not own:
        raise CourseError(
            f"{target.name} sudah ada dan bukan hasil simpan.buku_kerja, jadi tidak ditimpa. "
            "Pilih nama lain; berkas mentah tidak boleh diubah."
        )


def _table(data: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the keys that `groupby` or `pivot` put into the index."""
    if isinstance(data, pd.Series):
        data = data.to_frame()
    if not isinstance(data, pd.DataFrame):
        raise CourseError("data berisi satu tabel (DataFrame pandas), bukan yang lain.")
    names = [name for name in data.index.names if name is not None]
    if names:
        return data.reset_index(level=[name for name in names if name not in data])
    if pd.api.types.is_numeric_dtype(data.index):  # row numbers of pandas
        return data
    return data.reset_index(names=[""] * data.index.nlevels, allow_duplicates=True)


def _changes(perubahan: list[str] | pd.DataFrame) -> pd.DataFrame:
    if isinstance(perubahan, pd.DataFrame):
        return _table(perubahan)
    changes = _sentences("perubahan", perubahan)
    return pd.DataFrame({"No": range(1, len(changes) + 1), "Yang diubah": changes})


def _sentences(name: str, values: Sequence[str]) -> list[str]:
    values = [values] if isinstance(values, str) else values
    if not isinstance(values, list | tuple) or not all(isinstance(each, str) for each in values):
        raise CourseError(f'{name} berisi daftar kalimat, misalnya ["Baris subtotal dibuang."].')
    return list(values)


def _fill(sheet: Worksheet, title: str, table: pd.DataFrame) -> None:
    sheet.title = title
    for number, (name, cells) in enumerate(table.items(), start=1):
        name = " ".join(map(str, name)) if isinstance(name, tuple) else str(name)
        values = [_excel_value(each) for each in cells.tolist()]
        _write_column(sheet, number, name, values)
    for cell in sheet[1]:
        cell.font, cell.fill = HEADER_FONT, HEADER_FILL
        texts = all(isinstance(each.value, str | None) for each in sheet[cell.column_letter])
        cell.alignment = TEXT_HEADER if texts else NUMBER_HEADER
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0  # as many pages down as needed, one across


def _write_column(sheet: Worksheet, number: int, name: str, values: list[object]) -> None:
    date_format, number_format = _date_format(values), _number_format(name, values)
    longest = min(len(name) + FILTER_BUTTON, MAX_HEADER_WIDTH)
    for row, value in enumerate([name, *values], start=1):
        cell = sheet.cell(row, number, value)
        cell.alignment = TEXT if isinstance(value, str) else Alignment(vertical="top")
        length = 0 if value is None else len(str(value))
        if isinstance(value, str):
            cell.number_format = "@"
            cell.data_type = "s"  # a text that begins with = is no formula
        elif isinstance(value, dt.date):
            cell.number_format, length = date_format, len(date_format)
        elif is_number(value):
            cell.number_format = number_format
            length = len(f"{value:,.{len(number_format.partition('.')[2])}f}")
        if row > 1:
            longest = max(longest, length + 2)
    width = min(longest, MAX_WIDTH)
    sheet.column_dimensions[get_column_letter(number)].width = width
    _make_room(sheet, 1, name, width - FILTER_BUTTON)
    for row, value in enumerate(values, start=2):
        if isinstance(value, str):
            _make_room(sheet, row, value, width)


def _make_room(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """Make a row as high as a wrapped text needs; not every program does so by itself."""
    lines = sum(len(textwrap.wrap(line, width)) or 1 for line in text.splitlines())
    if lines > 1:
        height = sheet.row_dimensions[row].height or 0
        sheet.row_dimensions[row].height = max(height, lines * LINE_HEIGHT)


def _excel_value(value: object) -> object:
    """Return what an Excel cell can hold; what it would damage becomes text."""
    value = plain(value)
    if isinstance(value, float) and math.isinf(value):
        return "#DIV/0!"
    if isinstance(value, int) and len(str(abs(value))) > EXACT_DIGITS:
        return str(value)
    if isinstance(value, dt.date) and value.year < FIRST_YEAR:
        return value.isoformat()
    if isinstance(value, dt.datetime | dt.time):
        return value.replace(tzinfo=None)
    if value is None or isinstance(value, bool | int | float | dt.date | dt.timedelta):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))


def _date_format(values: list[object]) -> str:
    times = any(isinstance(each, dt.datetime) for each in values)
    return "dd/mm/yyyy hh:mm" if times else "dd/mm/yyyy"


def _number_format(name: str, values: list[object]) -> str:
    """Thousands and as many decimals as the numbers have; no thousands in codes and years."""
    numbers = [each for each in values if is_number(each)]
    if all(isinstance(each, int) for each in numbers):
        words = LABELS.intersection(re.split(r"[^a-z]+", name.casefold()))
        return "0" if words or all(each in YEARS for each in numbers) else "#,##0"
    for decimals in range(1, 7):
        if all(math.isclose(round(each, decimals), each, rel_tol=1e-9) for each in numbers):
            break
    else:
        decimals = 2 if max(map(abs, numbers)) >= 1 else 4
    return "#,##0." + "0" * decimals
