"""The return note as a workbook: one row per finding, read by pandas without repair."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bimtek.sample_data.workbook import CREATED

NAME = "catatan-pengembalian.xlsx"
SHEET, GUIDE = "Catatan", "Petunjuk"
LAST_ROW = 301  # entries are checked down to here
STATES = {
    "0 Menunggu verifikasi": "Belum dijawab produsen.",
    "1 Terisi, sesuai": "Sudah diperbaiki, atau terbukti benar.",
    "2 Terisi, tidak sesuai": "Sudah dijawab, masih melanggar.",
    "3 Tidak terisi": "Selnya masih kosong.",
}  # each with the reading of this course
NOTE = "Templat kursus, bukan format resmi."
STATES_NOTE = (
    "Keempat pilihan status mencontoh berkas publik sebuah pemerintah daerah; ini bukan ketentuan"
    " nasional. Artinya adalah bacaan kursus ini; ganti bila kantor Anda memakai yang lain."
)
_FIRST_DEADLINE = dt.date(2020, 1, 1)
_STATE_LIST = "daftar_status"


@dataclass(frozen=True)
class _Column:
    name: str
    width: float
    filled_by: str
    meaning: str
    example: str


COLUMNS = (
    _Column("no", 6, "pemeriksa", "Nomor urut temuan.", "1"),
    _Column("berkas", 26, "pemeriksa", "Nama berkas yang diperiksa.", "laporan-maret.xlsx"),
    _Column("lembar", 14, "pemeriksa", "Nama lembarnya.", "Isian"),
    _Column("sel", 10, "pemeriksa", "Alamat sel atau rentangnya.", "F12"),
    _Column(
        "masalah", 34, "pemeriksa", "Apa yang terlihat, tanpa menyalahkan siapa pun.",
        "Ditimbang 58, sasaran 52.",
    ),
    _Column(
        "yang_diminta", 34, "pemeriksa", "Apa yang perlu dilakukan produsen data.",
        "Cocokkan kedua angka dengan register, lalu perbaiki yang keliru.",
    ),
    _Column("tenggat", 13, "pemeriksa", "Tanggal, ditulis hari/bulan/tahun.", "15/04/2026"),
    _Column(
        "tanggapan_produsen", 34, "produsen data", "Apa yang sudah dilakukan, atau penjelasannya.",
        "Sasaran diperbaiki menjadi 62.",
    ),
    _Column("status", 22, "pemeriksa", "Dipilih dari daftar.", list(STATES)[1]),
)  # fmt: skip


def to_bytes() -> bytes:
    """Return the workbook with the sheets Catatan (empty) and Petunjuk."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {
            "title": "Catatan pengembalian data",
            "author": "Kursus pengelolaan data",
            "comments": NOTE,
            "created": CREATED,
        }
    )
    base = {"font_name": "Calibri", "font_size": 11, "text_wrap": True, "valign": "top"}
    made = {
        "teks": book.add_format(base | {"num_format": "@"}),
        "bilangan": book.add_format(base | {"num_format": "0", "align": "center"}),
        "tanggal": book.add_format(base | {"num_format": "dd/mm/yyyy", "align": "left"}),
        "isi": book.add_format(base | {"border": 1}),
        "kepala": book.add_format(
            base | {"bold": True, "valign": "vcenter", "bg_color": "#D9E1F2", "border": 1}
        ),
        "judul": book.add_format(base | {"bold": True, "font_size": 14, "text_wrap": False}),
        "biasa": book.add_format(base),
    }
    notes, guide = book.add_worksheet(SHEET), book.add_worksheet(GUIDE)
    _write_notes(notes, made)
    first = _write_guide(guide, made)
    book.define_name(_STATE_LIST, f"={GUIDE}!$A${first + 1}:$A${first + len(STATES)}")
    for sheet in (notes, guide):
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{NOTE}&RHalaman &P dari &N")
    book.close()
    return out.getvalue()


def _write_notes(sheet: Worksheet, made: dict) -> None:
    kinds = {"no": "bilangan", "tenggat": "tanggal"}
    for position, column in enumerate(COLUMNS):
        sheet.set_column(position, position, column.width, made[kinds.get(column.name, "teks")])
        sheet.write_string(0, position, column.name, made["kepala"])
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, LAST_ROW - 1, len(COLUMNS) - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)  # printed too: they are the frame of the filled rows
    names = [column.name for column in COLUMNS]
    _check(
        sheet,
        names.index("tenggat"),
        {
            "validate": "date",
            "criteria": ">=",
            "value": _FIRST_DEADLINE,
            "error_title": "Tenggat berupa tanggal",
            "error_message": "Tulis tanggalnya sebagai hari/bulan/tahun, misalnya 15/04/2026.",
        },
    )
    _check(
        sheet,
        names.index("status"),
        {
            "validate": "list",
            "source": f"={_STATE_LIST}",
            "error_title": "Pilih dari daftar",
            "error_message": "Pilih salah satu keadaan dari daftar di sel ini.",
        },
    )


def _check(sheet: Worksheet, column: int, rule: dict) -> None:
    sheet.data_validation(1, column, LAST_ROW - 1, column, rule)


def _write_guide(sheet: Worksheet, made: dict) -> int:
    """Write how to fill in; return the row (from 0) of the first state."""
    for position, width in enumerate((26, 16, 48, 62)):
        sheet.set_column(position, position, width)
    sheet.write_string(0, 0, "Catatan pengembalian data", made["judul"])
    sheet.merge_range(
        1, 0, 1, 3,
        f"{NOTE} Isi lembar {SHEET}: satu baris untuk satu temuan. Kepala tabel tetap di baris 1.",
        made["biasa"],
    )  # fmt: skip
    header = ("Kolom", "Diisi oleh", "Arti", "Contoh")
    for position, name in enumerate(header):
        sheet.write_string(3, position, name, made["kepala"])
    for row, column in enumerate(COLUMNS, 4):
        cells = (column.name, column.filled_by, column.meaning, column.example)
        for position, text in enumerate(cells):
            sheet.write_string(row, position, text, made["isi"])
    first = 4 + len(COLUMNS) + 2
    sheet.write_string(first - 1, 0, "Pilihan untuk status", made["kepala"])
    sheet.merge_range(first - 1, 1, first - 1, 2, "Arti", made["kepala"])
    for row, (state, meaning) in enumerate(STATES.items(), first):
        sheet.write_string(row, 0, state, made["isi"])
        sheet.merge_range(row, 1, row, 2, meaning, made["isi"])
    end = first + len(STATES) + 1
    sheet.merge_range(end, 0, end, 3, STATES_NOTE, made["biasa"])
    sheet.set_row(end, 32)
    sheet.hide_gridlines(2)
    return first
