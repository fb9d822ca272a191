"""Membaca lembar yang kepala tabelnya dua tingkat (dipakai peserta di notebook)."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import pandas as pd
from openpyxl.utils import get_column_letter

from bimtek.errors import CourseError


def tabel_bertingkat(
    berkas: str | Path, lembar: str, baris_kepala: tuple[int, int]
) -> pd.DataFrame:
    """Read a sheet whose header spans two rows with merged cells.

    `baris_kepala` are the two row numbers as Excel shows them. Column names become
    "<upper> <lower>" on one line; a column without a header is called after its letter.
    Text cells stay text (codes keep their zeros). All rows below the header come along,
    subtotals and footnotes too. Raises CourseError when the file cannot be read or the
    sheet or the header rows do not exist.
    """
    upper, lower = _header_rows(baris_kepala)
    cells = _cells(berkas, lembar)
    if len(cells) < lower:
        raise CourseError(
            f"Lembar '{lembar}' hanya berisi {len(cells)} baris, jadi baris {lower} tidak ada. "
            "Lihat nomor baris kepala tabelnya di Excel."
        )
    for row in (upper, lower):
        if cells.iloc[row - 1].isna().all():
            raise CourseError(
                f"Baris {row} di lembar '{lembar}' kosong, jadi bukan kepala tabel. "
                "Lihat nomor baris kepala tabelnya di Excel."
            )
    table = cells.iloc[lower:].reset_index(drop=True)
    table.columns = _flat_names(cells.iloc[upper - 1], cells.iloc[lower - 1])
    # Columns of numbers become numbers; a column with texts keeps its cells as they are.
    return table.infer_objects()


def _header_rows(rows: tuple[int, int]) -> tuple[int, int]:
    match rows:
        case [int(upper), int(lower)] if 1 <= upper == lower - 1:
            return upper, lower
    raise CourseError("baris_kepala berisi dua nomor baris yang berurutan, misalnya (5, 6).")


def _cells(berkas: str | Path, lembar: str) -> pd.DataFrame:
    try:
        with pd.ExcelFile(berkas) as book:
            if lembar not in book.sheet_names:
                names = ", ".join(f"'{name}'" for name in book.sheet_names)
                raise CourseError(f"Lembar '{lembar}' tidak ada. Lembar yang ada: {names}.")
            return pd.read_excel(book, sheet_name=lembar, header=None, dtype=object)
    except FileNotFoundError:
        raise CourseError(
            f"Berkas {berkas} tidak ada. "
            "Cocokkan nama dan foldernya dengan daftar berkas di sebelah kiri."
        ) from None
    except PermissionError:
        raise CourseError(
            f"Berkas {berkas} sedang terbuka di Excel. Tutup dulu, lalu jalankan sel ini lagi."
        ) from None
    # Each kind of wrong file has its own error: text, old .xls, damaged, another zip, a folder.
    except (ValueError, ImportError, BadZipFile, KeyError, OSError):
        raise CourseError(
            f"Berkas {berkas} bukan buku kerja .xlsx. "
            "Buka di Excel, lalu simpan lewat Save As sebagai Excel Workbook (.xlsx)."
        ) from None


def _flat_names(upper: pd.Series, lower: pd.Series) -> list[str]:
    """Join the two rows of a header.

    A cell merged to the right holds its text in the first column only, so it is carried
    over its others; a cell merged downwards has nothing below it and is not carried.
    """
    names, group = [], None
    for letter, (top, bottom) in enumerate(zip(upper, lower, strict=True), start=1):
        group = top if pd.notna(top) else group
        words = [str(each) for each in (group, bottom) if pd.notna(each)]
        names.append(" ".join(" ".join(words).split()) or f"Kolom {get_column_letter(letter)}")
        group = None if pd.isna(bottom) else group
    return names
