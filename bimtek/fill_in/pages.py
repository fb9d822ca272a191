"""The sheets Kamus, Metadata and Daftar."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bimtek.fill_in import messages
from bimtek.fill_in.form import Form
from bimtek.fill_in.lists import Lists

Formats = Mapping[str, Format]
LINE_HEIGHT = 15
DICTIONARY, METADATA = "Kamus", "Metadata"
METADATA_COLUMNS = {"Bidang": 22, "Isi": 70, "Cara mengisi": 50}
# What to write in each of the seven fields of metadata used in NTB.
METADATA_HINTS = {
    "konsep": "Hal yang diukur, dengan beberapa kata. Contoh: balita pendek.",
    "definisi": "Kalimat yang membatasi arti dan cakupannya.",
    "ukuran": "Bentuk angkanya, misalnya jumlah, persentase, atau rata-rata.",
    "satuan": "Satuan angkanya, misalnya orang, ton, atau persen.",
    "metode_perhitungan": "Cara angkanya dihitung, dengan rumusnya bila ada.",
    "sumber": "Asal datanya: register, laporan, survei, atau terbitan.",
    "tautan": "Alamat halaman tempat datanya terbit. Kosongkan bila belum terbit.",
}


def write_dictionary(sheet: Worksheet, form: Form, known: Lists, styles: Formats) -> None:
    """Write what each column means and accepts."""
    widths = {
        "Kolom": 24, "Judul": 26, "Penjelasan": 50, "Tipe": 13, "Satuan": 12, "Wajib": 8,
        "Kunci": 8, "Isian yang diterima": 44,
    }  # fmt: skip
    for column, (label, width) in enumerate(widths.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, label, styles["kepala"])
    for row, each in enumerate(form.fields, start=1):
        facts = (
            each.name, each.title, each.description, messages.TYPES[each.type], each.unit or "",
            _yes(form.is_required(each)), _yes(each.name in form.keys),
            messages.accepted(each, form, known),
        )  # fmt: skip
        for column, fact in enumerate(facts):
            sheet.write_string(row, column, fact, styles["sel" if column else "sel tebal"])
        _make_room(sheet, row, zip(facts, widths.values(), strict=True))
    sheet.freeze_panes(1, 1)
    print_on_one_page(sheet)


def _yes(answer: bool) -> str:
    return "Ya" if answer else "Tidak"


def write_metadata(sheet: Worksheet, form: Form, styles: Formats) -> None:
    """Write the seven fields: filled where the declaration has them, else empty."""
    for column, (label, width) in enumerate(METADATA_COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, label, styles["kepala"])
    known = asdict(form.metadata) if form.metadata else {}
    for row, (name, how) in enumerate(METADATA_HINTS.items(), start=1):
        text = known.get(name, "").strip("-")  # "-" stands for a link that does not exist
        sheet.set_row(row, LINE_HEIGHT * max(2, len(text) // 60 + 1) + 4)
        sheet.write_string(row, 0, name, styles["sel tebal"])
        sheet.write_string(row, 1, text, styles["metadata"])
        sheet.write_string(row, 2, how, styles["sel"])
    sheet.freeze_panes(1, 0)
    print_on_one_page(sheet)


def write_lists(sheet: Worksheet, known: Lists, styles: Formats) -> None:
    """Write every list of allowed values, one per column."""
    for column, each in enumerate(known.columns):
        longest = max(len(str(value)) for value in (each.title, *each.values))
        sheet.set_column(column, column, min(longest + 3, 40))
        sheet.write_string(0, column, each.title, styles["kepala"])
        for row, value in enumerate(each.values, start=1):
            if isinstance(value, str):
                sheet.write_string(row, column, value, styles["terisi teks"])
            else:
                sheet.write_number(row, column, value, styles["terisi polos"])
    sheet.freeze_panes(1, 0)
    print_on_one_page(sheet)


def _make_room(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its texts need in columns of these widths."""
    lines = max(len(textwrap.wrap(text, width - 3)) for text, width in texts)
    sheet.set_row(row, LINE_HEIGHT * lines + 4)


def print_on_one_page(sheet: Worksheet) -> None:
    """One page across, as many down as needed, the header on each."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.4)  # inches; larger letters
