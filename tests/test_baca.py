"""`baca.tabel_bertingkat`: sheets with a header of two rows, and what can be wrong with them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from bimtek import baca
from bimtek.errors import CourseError

ROWS = [
    ["LAPORAN"],
    [],
    ["Kode", "Nama\nUnit", "Balita", None, None, "Entri"],
    [None, None, "L", "P", "Jml", None],
    ["0101", "Gerung", 10, 2.5, "12,5", dt.datetime(2025, 1, 31)],
    ["0102", "Kediri", 20, None, None, dt.datetime(2025, 2, 28)],
    ["Catatan: sementara"],
]
MERGED = ("A1:F1", "A3:A4", "B3:B4", "C3:E3", "F3:F4")


@pytest.fixture
def workbook(tmp_path):
    def write(rows=ROWS, merged=MERGED) -> Path:
        book = Workbook()
        book.active.title = "Smt 1"
        for row in rows:
            book.active.append(row)
        for cells in merged:
            book.active.merge_cells(cells)
        book.create_sheet("Smt 2")
        book.save(tmp_path / "balita.xlsx")
        return tmp_path / "balita.xlsx"

    return write


def refusal(*args) -> str:
    with pytest.raises(CourseError) as caught:
        baca.tabel_bertingkat(*args)
    return str(caught.value)


def test_merged_header_becomes_one_row_of_names(workbook):
    table = baca.tabel_bertingkat(workbook(), "Smt 1", baris_kepala=(3, 4))
    assert list(table.columns) == [
        "Kode",
        "Nama Unit",
        "Balita L",
        "Balita P",
        "Balita Jml",
        "Entri",
    ]
    assert list(table.index) == [0, 1, 2]


def test_codes_stay_text_and_whole_columns_of_numbers_become_numbers(workbook):
    table = baca.tabel_bertingkat(str(workbook()), "Smt 1", [3, 4])
    assert list(table["Kode"]) == ["0101", "0102", "Catatan: sementara"]
    assert table["Balita L"].dtype == table["Balita P"].dtype == "float64"
    assert table["Balita L"].sum() == 30 and table["Balita P"].sum() == 2.5
    assert table["Balita Jml"][0] == "12,5" and table["Balita Jml"].isna().sum() == 2
    assert table["Entri"][1] == dt.datetime(2025, 2, 28)


@pytest.mark.parametrize(
    ("upper", "lower", "names"),
    [
        # an empty corner: the left names stand in the lower row only
        ([None, None, "Balita", None], ["Kode", "Nama", "L", "P"], "Kode|Nama|Balita L|Balita P"),
        # a name merged downwards does not spread to the column beside it
        (["Kode", None, "Balita", None], [None, "Nama", "L", "P"], "Kode|Nama|Balita L|Balita P"),
        (["Kode", None, "Balita"], [None, None, "L"], "Kode|Kolom B|Balita L"),
        (["Kode", "Tahun", None], [None, 2024, 2025], "Kode|Tahun 2024|Tahun 2025"),
        (["Kode ", " Jumlah\nBalita"], [None, "L  (anak)"], "Kode|Jumlah Balita L (anak)"),
    ],
    ids=["empty corner", "merged down", "no header", "years", "spaces and line breaks"],
)
def test_header_names_are_what_one_reads_on_the_sheet(workbook, upper, lower, names):
    path = workbook([upper, lower, [1] * len(upper)], merged=())
    assert list(baca.tabel_bertingkat(path, "Smt 1", (1, 2)).columns) == names.split("|")


@pytest.mark.parametrize(
    "rows",
    [(3,), (3, 5), (4, 3), (0, 1), (-1, 0), 3, ("3", "4"), (3.0, 4.0), (3, 4, 5), None],
    ids=str,
)
def test_wrong_header_rows_are_explained(workbook, rows):
    assert refusal(workbook(), "Smt 1", rows) == (
        "baris_kepala berisi dua nomor baris yang berurutan, misalnya (5, 6)."
    )


@pytest.mark.parametrize(("rows", "empty"), [((2, 3), 2), ((1, 2), 2)])
def test_empty_row_is_no_header(workbook, rows, empty):
    assert refusal(workbook(), "Smt 1", rows) == (
        f"Baris {empty} di lembar 'Smt 1' kosong, jadi bukan kepala tabel. "
        "Lihat nomor baris kepala tabelnya di Excel."
    )


def test_header_below_the_last_row_is_explained(workbook):
    cure = "Lihat nomor baris kepala tabelnya di Excel."
    assert refusal(workbook(), "Smt 1", (7, 8)) == (
        f"Lembar 'Smt 1' hanya berisi 7 baris, jadi baris 8 tidak ada. {cure}"
    )
    assert refusal(workbook(), "Smt 2", (3, 4)) == (
        f"Lembar 'Smt 2' hanya berisi 0 baris, jadi baris 4 tidak ada. {cure}"
    )


@pytest.mark.parametrize("sheet", ["Semester 1", "smt 1", "", 0, None, ["Smt 1"]], ids=str)
def test_missing_sheet_is_answered_with_the_names_there_are(workbook, sheet):
    assert refusal(workbook(), sheet, (3, 4)) == (
        f"Lembar '{sheet}' tidak ada. Lembar yang ada: 'Smt 1', 'Smt 2'."
    )


def test_missing_file_is_explained(tmp_path):
    path = tmp_path / "balitaa.xlsx"
    assert refusal(path, "Smt 1", (3, 4)) == (
        f"Berkas {path} tidak ada. "
        "Cocokkan nama dan foldernya dengan daftar berkas di sebelah kiri."
    )


def _as_text(path: Path) -> None:
    path.write_text("kode;nama\n0101;Gerung\n", encoding="utf-8", newline="\n")


def _as_web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>kode</td></tr></table></html>", encoding="utf-8")


def _as_old_excel(path: Path) -> None:
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))


def _as_damaged_workbook(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _as_other_archive(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


def _as_nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "spoil",
    [
        _as_text,
        _as_web_page,
        _as_old_excel,
        _as_damaged_workbook,
        _as_other_archive,
        _as_nothing,
    ],
)
def test_file_that_is_no_workbook_is_explained(workbook, spoil):
    path = workbook()
    spoil(path)
    assert refusal(path, "Smt 1", (3, 4)) == (
        f"Berkas {path} bukan buku kerja .xlsx. "
        "Buka di Excel, lalu simpan lewat Save As sebagai Excel Workbook (.xlsx)."
    )


def test_file_locked_by_excel_is_explained(workbook, monkeypatch):
    path = workbook()

    def locked(*args, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(baca.pd, "ExcelFile", locked)
    assert refusal(path, "Smt 1", (3, 4)) == (
        f"Berkas {path} sedang terbuka di Excel. Tutup dulu, lalu jalankan sel ini lagi."
    )


def test_nothing_is_left_open_or_warned_about(workbook, recwarn):
    path = workbook()
    baca.tabel_bertingkat(path, "Smt 1", (3, 4))
    path.unlink()  # Windows refuses this while the file is open
    assert not recwarn.list
