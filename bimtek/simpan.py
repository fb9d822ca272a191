"""Menyimpan hasil sebagai buku kerja Excel yang rapi (dipakai peserta di notebook)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bimtek.errors import CourseError

MAX_WIDTH = 60


def buku_kerja(
    berkas: str | Path, data: pd.DataFrame, perubahan: list[str], catatan: list[str]
) -> None:
    """Write an .xlsx with the sheets Data, Perubahan and Catatan.

    Texts stay texts in Excel (codes keep their zeros), the header is frozen and can be
    filtered. Raises CourseError when the file is open in Excel. The file is replaced
    whole or not at all.
    """
    book = Workbook()
    _fill(book.active, "Data", data)
    numbered = pd.DataFrame({"No": range(1, len(perubahan) + 1), "Yang diubah": perubahan})
    _fill(book.create_sheet(), "Perubahan", numbered)
    _fill(book.create_sheet(), "Catatan", pd.DataFrame({"Catatan": catatan}))
    target = Path(berkas)
    waiting = target.with_name(f".{target.name}.baru")
    try:
        book.save(waiting)
        waiting.replace(target)
    except PermissionError:
        waiting.unlink(missing_ok=True)
        raise CourseError(
            f"{target.name} sedang terbuka di Excel. Tutup dulu, lalu jalankan sel ini lagi."
        ) from None
    print(f"Tersimpan: {target.name} (lembar Data, Perubahan, Catatan)")


def _fill(sheet: Worksheet, title: str, table: pd.DataFrame) -> None:
    sheet.title = title
    sheet.append([str(name) for name in table.columns])
    for record in table.astype(object).where(table.notna(), None).itertuples(index=False):
        sheet.append(list(record))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="D9E1F2")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for index, column in enumerate(sheet.columns, start=1):
        for cell in column[1:]:
            if isinstance(cell.value, str):
                cell.number_format = "@"
                cell.data_type = "s"  # a text that begins with = is no formula
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            elif isinstance(cell.value, int):
                cell.number_format = "#,##0"
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(index)].width = min(longest + 2, MAX_WIDTH)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
