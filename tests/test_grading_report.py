"""rekap.xlsx as a whole, rekap.csv and masalah.csv, made without grading anything."""

import csv
import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from report_class import (
    TWO,
    column,
    exercise,
    opened,
    person,
    scored,
)
from work_done import counted

from bimtek.grading import report
from bimtek.grading.collecting.people import Participant
from bimtek.grading.problem import (
    GRADED,
    NOTHING_TO_DO,
    SEND_AGAIN,
    CollectedFile,
    FileProblem,
)
from bimtek.grading.report import sheet

SHEETS = [
    "Rekap",
    "Per tugas",
    "Per perangkat daerah",
    "Analisis butir",
    "Perlu diperiksa",
    "Masalah berkas",
]


def test_sheets_come_in_the_order_people_need_them_also_for_an_empty_class():
    assert opened().sheetnames == SHEETS
    assert opened([person("Ana")], scored(person("Ana"), 10, 0, 5)).sheetnames == SHEETS


def test_same_arguments_give_the_same_bytes():
    ana = person("Ana")
    made = [report.workbook([ana], scored(ana, 10, 0, 5), []) for _ in range(2)]
    assert made[0] == made[1]
    # What would otherwise tell them apart is the second they were made in.
    assert openpyxl.load_workbook(io.BytesIO(made[0])).properties.created == datetime(2026, 1, 1)
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_every_sheet_is_ready_to_read_filter_and_print():
    ana = person("Ana")
    book = opened([ana], scored(ana, 10, 2.5, 5), [FileProblem("a.zip", "Rusak.", SEND_AGAIN)])
    for each in book:
        assert each.freeze_panes in {"B2", "C2"}
        assert each.auto_filter.ref == f"A1:{each.cell(1, each.max_column).column_letter}2" or (
            each.max_row > 2 and each.auto_filter.ref.endswith(str(each.max_row))
        )
        assert each.page_setup.orientation == "landscape"
        assert each.page_setup.paperSize == 9
        assert each.print_title_rows == "$1:$1"
        assert all(each.column_dimensions[cell.column_letter].width for cell in each[1])


def shrunk(page):
    """Return how small a sheet is printed; a column has 7 pixels a character and 5 around it."""
    if not page.sheet_properties.pageSetUpPr.fitToPage:
        return page.page_setup.scale / 100
    assert page.page_setup.fitToHeight == 0
    alike = page.column_dimensions.values()  # one for all neighbours of the same width
    # In a file the 5 are part of the width.
    pixels = sum(round(7 * each.width) * (each.max - each.min + 1) for each in alike)
    paper = 11.69 - page.page_margins.left - page.page_margins.right
    return min(1, 96 * paper / pixels)


@pytest.mark.parametrize("exercises", [1, 3, 9])
def test_type_is_at_least_eight_points_on_paper(exercises):
    ana = person("Ana")
    names = [f"{number:02}-merapikan-tabel" for number in range(exercises)]
    scores = [each for name in names for each in scored(ana, 10, 0, 5, of=exercise(name))]
    for page in opened([ana], scores):
        assert 11 * shrunk(page) >= 8, page.title
        assert page.sheet_properties.pageSetUpPr.fitToPage or page.title == "Rekap"


def test_recap_too_wide_for_a_page_goes_on_beside_it_with_the_names():
    ana = person("Ana")
    names = [f"{number:02}-merapikan-tabel" for number in range(9)]
    scores = [each for name in names for each in scored(ana, 10, 0, 5, of=exercise(name))]
    page = opened([ana], scores)["Rekap"]
    assert not page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.print_title_cols, page.print_title_rows) == ("$A:$B", "$1:$1")
    assert page.page_setup.pageOrder == "overThenDown"


def test_book_opens_where_a_person_is_needed():
    ana = person("Ana")
    assert opened([ana], scored(ana, 10, 0, 5)).active.title == "Rekap"
    waiting = opened([ana], scored(ana, 10, "perlu diperiksa", 5))
    assert waiting.active.title == "Perlu diperiksa"
    assert [page.title for page in waiting if page.sheet_view.tabSelected] == ["Perlu diperiksa"]


def test_decimals_follow_the_users_settings_and_whole_points_have_none():
    ana = person("Ana")
    book = opened([ana], scored(ana, 10, 2.5, 5))
    assert [book["Per tugas"][f"G{row}"].number_format for row in (2, 3)] == ["0", "0.0#"]
    assert book["Rekap"]["G2"].number_format == "0%"
    assert book["Analisis butir"]["J2"].number_format == "0.00"


def test_rows_are_as_high_as_their_text_needs():
    ana = person("Ana")
    long = "\n".join(f"baris {i}" for i in range(8))
    book = opened([ana], scored(ana, 10, (0, long), (0, "satu\n" * 500)))
    heights = [book["Per tugas"].row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[1] >= 8 * 15 > heights[0] >= 15
    assert heights[2] <= 409  # Excel's limit


HARMFUL = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(0)"]
ADDRESSES = ["http://contoh.id", "mailto:a@b.id", "internal:'Rekap'!A1", "external:c:/x.exe"]


@pytest.mark.parametrize("text", [*HARMFUL, *ADDRESSES])
def test_no_name_message_or_place_becomes_a_formula_or_a_link(text):
    who = Participant("id", text, text)
    problems = [FileProblem(text, text, text), FileProblem("b", text, text, blocking=True)]
    scores = scored(who, (0, text), "perlu diperiksa", "kosong")
    book = opened([who], scores, problems, [CollectedFile(text, GRADED, "id", TWO.name)])
    cells = [cell for each in book for row in each.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    # Also when somebody edits the cell afterwards.
    found = [cell for cell in cells if str(cell.value).strip() == text.strip()]
    assert len(found) >= 8
    assert {cell.number_format for cell in found} == {"@"}


def test_long_text_stays_text_without_the_format_that_old_excels_cannot_show():
    ana = person("Ana")
    book = opened([ana], scored(ana, (0, "=" + "x" * 300), 0, 0))
    cell = book["Per tugas"]["J2"]
    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "General", True)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\x00b\x07c\x1bd", "abcd"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("a\tb\u00a0c\u2028d", "a b c d"),
        ("nama\udce9.zip", "nama.zip"),
        ("aman\u202egpj.exe", "amangpj.exe"),
        ("\ufffe\uffff", ""),
        ("_x0041_", "_x0041_"),
        ("Ñoño 文 😀", "Ñoño 文 😀"),
    ],
)
def test_what_a_cell_cannot_hold_is_dropped(given, shown):
    assert sheet.printable(given) == shown
    book = opened([], [], [FileProblem("x", given, NOTHING_TO_DO)])
    assert column(book, "Masalah berkas", "Masalah") == [shown]


@pytest.mark.parametrize("character", ["x", "😀"])
def test_text_is_cut_at_the_limit_of_a_cell(character):
    cut = sheet.printable(character * 40_000)
    units = len(cut.encode("utf-16-le")) // 2
    assert 32_766 <= units <= 32_767
    book = opened([], [], [FileProblem("x", character * 40_000, NOTHING_TO_DO)])
    assert column(book, "Masalah berkas", "Masalah") == [cut]


def test_recap_csv_is_plain_and_complete():
    ana = Participant("ana", '=Ana, "A"', "Dinas\r\nSosial")
    made = report.recap_csv(scored(ana, 2.5, "perlu diperiksa", "kosong"))
    assert made == (
        b"peserta,perangkat_daerah,latihan,tugas,poin,maks,status\n"
        b'"=Ana, ""A""","Dinas\nSosial",02-dua,02-tugas-1,2.5,10,sebagian\n'
        b'"=Ana, ""A""","Dinas\nSosial",02-dua,02-tugas-2,,10,perlu diperiksa\n'
        b'"=Ana, ""A""","Dinas\nSosial",02-dua,02-bonus,0,5,kosong\n'
    )


@pytest.mark.parametrize("place", ["nama\udce9.zip", "a\x00b", "a\rb", "é,文"])
def test_problems_csv_holds_any_name_as_one_row(place):
    made = report.problems_csv([FileProblem(place, "Rusak.", SEND_AGAIN)])
    found = list(csv.reader(io.StringIO(made.decode("utf-8"), newline="")))
    expected = place.replace("\r", "\n").replace("\udce9", "\\udce9")
    assert found == [["berkas", "masalah", "tindakan"], [expected, "Rusak.", SEND_AGAIN]]


def big_class(people):
    exercises = [exercise(f"{i:02}-latihan", f"Pelajaran {i}", (10.0,) * 5) for i in range(6)]
    who = [person(f"Orang {i:03}", f"Dinas {i % 36}") for i in range(people)]
    scores = [
        each
        for i, one in enumerate(who)
        for of in exercises
        for each in scored(
            one, 10, (i % 7, f"Tabel: {i} baris.\nCoba periksa."), 0, 5, 10, 5, of=of
        )
    ]
    files = [
        CollectedFile(f"{one.id}.zip!/{n}.ipynb", GRADED, one.id) for one in who for n in "123456"
    ]
    return who, scores, [FileProblem(each.place, "Sel ganda.", "Lihat.") for each in files], files


@pytest.mark.lambat
def test_workbook_of_a_large_class_takes_work_in_proportion():
    report.workbook(*big_class(2))  # what is loaded only once
    small, large = (counted(report.workbook, *big_class(people)) for people in (18, 72))
    assert large[1] < 5 * small[1]
    book = openpyxl.load_workbook(io.BytesIO(large[0]), read_only=True)
    assert len(list(book["Per tugas"].values)) == 1 + 72 * 6 * 6
