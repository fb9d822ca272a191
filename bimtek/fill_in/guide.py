"""The sheet Petunjuk: how to fill the workbook in, and a live check of every column.

Excel's rules see what is typed, not what is pasted; the check counts both. Its formulas
stand on a locked sheet, where pasting cannot replace them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bimtek.fill_in import allowed, pages, rules
from bimtek.fill_in.form import Form
from bimtek.fill_in.lists import Lists
from bimtek.sample_data.declaration import Field

SHEET = "Petunjuk"
READY, NOT_READY = "Siap", "Belum siap"
GOOD, MEND, COMPLETE, NOTHING = "Baik", "Perbaiki", "Lengkapi", "Belum diisi"
_STEPS = (
    "Isi sel putih di lembar Isian.{given}",
    "Pilih sebuah sel untuk membaca penjelasannya.{listed}",
    "Isian yang tidak sesuai ditolak. Baca pesannya, pilih Retry (Coba Lagi), lalu perbaiki.",
    "Belum ada datanya? Biarkan kosong.{counted}",
    "Menyalin dari berkas lain? Pakai Paste Special, Values. Tempel biasa menghapus aturannya.",
    "Sel merah perlu diperbaiki. Sel kuning wajib diisi, tetapi masih kosong.",
    "Lengkapi lembar Metadata. Arti setiap kolom ada di lembar Kamus.",
)
_GIVEN = " Sel abu-abu sudah terisi dan terkunci."
_LISTED = " Sel yang berpanah diisi dari daftar."
_COUNTED = " Tulis 0 hanya bila jumlahnya memang nol."
_PERCENT_STEP = "Sel jingga berisi persen di bawah 1. Pastikan maksudnya bukan pecahan."
_HEADER = ("Kolom", "Terisi", "Masih kosong", "Perlu diperbaiki", "Hasil")
_FIRST, _LAST = 1, 5  # columns of the check, from 0
_LINE = 95  # characters across the sheet


def write(sheet: Worksheet, form: Form, known: Lists, styles: Mapping[str, Format]) -> None:
    """Write the whole sheet."""
    sheet.set_column("A:A", 5)
    sheet.set_column("B:B", 32)
    sheet.set_column("C:F", 17)
    sheet.set_row(0, 28)
    sheet.write_string("A1", f"Templat isian: {form.title}", styles["judul"])
    notes = [(line, "kalimat") for line in textwrap.wrap(form.description, _LINE)]
    if form.synthetic:
        notes.insert(0, ("SINTETIS: contoh untuk latihan, bukan data resmi.", "sintetis"))
    for row, (text, style) in enumerate(notes, start=1):
        sheet.write_string(row, 0, text, styles[style])
    row = len(notes) + 2
    sheet.write_string(row, 0, "Cara mengisi", styles["bagian"])
    steps = _steps(form)
    for number, step in enumerate(steps, start=1):
        sheet.write_number(row + number, 0, number, styles["nomor"])
        sheet.write_string(row + number, 1, step, styles["kalimat"])
    _write_check(sheet, row + len(steps) + 2, form, known, styles)
    pages.print_on_one_page(sheet)


def _steps(form: Form) -> list[str]:
    """Return how to fill this form in; nothing about cells that it does not have."""
    typed = form.to_fill
    told = {
        "given": _GIVEN if len(typed) < len(form.fields) else "",
        "listed": _LISTED if any(map(allowed.values, typed)) else "",
        "counted": _COUNTED if {"integer", "number"} & {each.type for each in typed} else "",
    }
    steps = [step.format_map(told) for step in _STEPS]
    if any(each.unit == "persen" for each in typed):
        steps.insert(6, _PERCENT_STEP)
    return [*steps, f"Hasil Pemeriksaan di bawah ini sudah {READY}? {form.last_step}"]


def _write_check(
    sheet: Worksheet, row: int, form: Form, known: Lists, styles: Mapping[str, Format]
) -> None:
    for column, label in enumerate(_HEADER, start=_FIRST):
        sheet.write_string(row + 1, column, label, styles["kepala"])
    top = row + 2
    bottom = top + len(form.to_fill) - 1 + (not form.rows)
    counts = f"$C${top + 1}:$C${top + len(form.to_fill)}"
    for at, each in enumerate(form.to_fill, start=top):
        _check_column(sheet, at, each, form, known, styles, counts)
    if not form.rows:
        _check_repeats(sheet, bottom, form, styles, counts)
    results = f"$F${top + 1}:$F${bottom + 1}"
    ready = f'IF(COUNTIF({results},"{GOOD}*")=ROWS({results}),"{READY}","{NOT_READY}")'
    sheet.write_string(row, 0, "Pemeriksaan", styles["bagian"])
    sheet.write_formula(row, _LAST, f"={ready}", styles["sel tebal"], NOT_READY)
    colours = {GOOD: "baik", READY: "baik", MEND: "salah", COMPLETE: "kurang", NOT_READY: "kurang"}
    for text, style in colours.items():
        rule = {
            "type": "text", "criteria": "begins with", "value": text, "format": styles[style],
        }  # fmt: skip
        sheet.conditional_format(row, _LAST, bottom, _LAST, rule)


def _check_column(
    sheet: Worksheet, at: int, column: Field, form: Form, known: Lists,
    styles: Mapping[str, Format], counts: str,
) -> None:  # fmt: skip
    """Write how many cells of a column are filled, missing and wrong, and the verdict."""
    sheet.write_string(at, 1, column.name, styles["sel tebal"])
    filled = f"=COUNTA({rules.SHEET}!{rules.area(form, column.name)})"
    sheet.write_formula(at, 2, filled, styles["hitungan"], 0)
    _write_count(sheet, at, 3, rules.count_empty(column, form), styles, len(form.rows))
    _write_count(sheet, at, 4, rules.count_wrong(column, form, known), styles)
    gap = f'"{COMPLETE}"' if form.is_required(column) else f'"{GOOD}, "&D{at + 1}&" kosong"'
    verdict = f'IF(D{at + 1}>0,{gap},"{GOOD}")'
    _write_verdict(sheet, at, verdict, counts, styles)


def _check_repeats(
    sheet: Worksheet, at: int, form: Form, styles: Mapping[str, Format], counts: str
) -> None:
    sheet.write_string(at, 1, f"baris kembar: {', '.join(form.keys)}", styles["sel tebal"])
    sheet.write_blank(at, 2, None, styles["sel"])
    sheet.write_blank(at, 3, None, styles["sel"])
    _write_count(sheet, at, 4, rules.count_repeats(form), styles)
    _write_verdict(sheet, at, f'"{GOOD}"', counts, styles)


def _write_count(
    sheet: Worksheet, row: int, column: int, formula: str, styles: Mapping[str, Format],
    count: int = 0,
) -> None:  # fmt: skip
    """Write a formula of an array, and `count` as what it gives while nothing is typed."""
    whole = f"{{{formula}}}"
    sheet.write_array_formula(row, column, row, column, whole, styles["hitungan"], count)


def _write_verdict(
    sheet: Worksheet, row: int, verdict: str, counts: str, styles: Mapping[str, Format]
) -> None:
    formula = f'=IF(E{row + 1}>0,"{MEND}",IF(MAX({counts})=0,"{NOTHING}",{verdict}))'
    sheet.write_formula(row, _LAST, formula, styles["sel"], NOTHING)
