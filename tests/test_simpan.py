"""`simpan.buku_kerja`: a workbook an Excel user can work on, written whole or not at all."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bimtek import simpan
from bimtek.errors import CourseError

UNIT = pd.DataFrame({"Kode": ["0101", "0102"], "Kecamatan": ["Gerung", None], "Balita": [2759, 3]})


@pytest.fixture
def saved(tmp_path):
    def save(data, sheet: str = "Data") -> Worksheet:
        simpan.buku_kerja(tmp_path / "hasil.xlsx", data, ["Subtotal dibuang."], ["SINTETIS"])
        return load_workbook(tmp_path / "hasil.xlsx")[sheet]

    return save


def refusal(*args) -> str:
    with pytest.raises(CourseError) as caught:
        simpan.buku_kerja(*args)
    return str(caught.value)


def rows(sheet: Worksheet) -> list[tuple]:
    return list(sheet.values)


def test_three_sheets_hold_data_changes_and_notes(tmp_path, capsys):
    path = tmp_path / "hasil.xlsx"
    simpan.buku_kerja(str(path), UNIT, ["Judul dibuang.", "Subtotal dibuang."], ["SINTETIS"])
    book = load_workbook(path)
    assert book.sheetnames == ["Data", "Perubahan", "Catatan"]
    assert rows(book["Data"]) == [
        ("Kode", "Kecamatan", "Balita"),
        ("0101", "Gerung", 2759),
        ("0102", None, 3),
    ]
    assert rows(book["Perubahan"]) == [
        ("No", "Yang diubah"),
        (1, "Judul dibuang."),
        (2, "Subtotal dibuang."),
    ]
    assert rows(book["Catatan"]) == [("Catatan",), ("SINTETIS",)]
    assert capsys.readouterr().out == "Tersimpan: hasil.xlsx (lembar Data, Perubahan, Catatan)\n"


@pytest.mark.parametrize("text", ["0101", "=1+1", "#N/A", "52.01", "2025-01-31", "x" * 300])
def test_text_stays_text(saved, text):
    sheet = saved(pd.DataFrame({text: [text]}))
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.value, cell.data_type) == (text, "s")
    assert sheet["A2"].number_format == "@"


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("baris_excel", [6, 1305], "0"),
        ("Balita", [2759, 12], "#,##0"),
        ("Balita", [2759.0, None], "#,##0"),  # whole numbers are decimals beside an empty cell
        ("Balita", [2759, "2.760 "], "#,##0"),
        ("Balita", pd.array([2759, None], dtype="Int64"), "#,##0"),
        ("Rasio", [1.5, 22.25], "#,##0.00"),
        ("Rasio", [0.1 + 0.2, 1], "#,##0.0"),
        ("Cakupan", [100 / 3, 12], "#,##0.00"),
        ("Cakupan", [1 / 3, 0.5], "#,##0.0000"),
        ("Lintang", [-8.58333, 1.0], "#,##0.00000"),
        ("tahun", [2025, 9999], "0"),
        ("Periode", [2024, 2025], "0"),
        ("kode_wilayah", [5201, 5202], "0"),
        ("Nomor Surat", [1001, 1002], "0"),
        ("Kode", [52.04, 52.05], "#,##0.00"),
        ("Kodifikasi", [12345, 1], "#,##0"),
    ],
)
def test_numbers_look_as_an_excel_user_writes_them(saved, name, values, expected):
    cell = saved(pd.DataFrame({name: values}))["A2"]
    assert (cell.data_type, cell.number_format) == ("n", expected)
    assert cell.value == pytest.approx(values[0], rel=1e-14)


@pytest.mark.parametrize(
    ("values", "shown", "expected"),
    [
        (pd.to_datetime(["2025-01-31", None]), dt.datetime(2025, 1, 31), "dd/mm/yyyy"),
        ([dt.date(2025, 1, 31), None], dt.datetime(2025, 1, 31), "dd/mm/yyyy"),
        (
            pd.to_datetime(["2025-01-31 13:45", "2025-02-01 00:00"]),
            dt.datetime(2025, 1, 31, 13, 45),
            "dd/mm/yyyy hh:mm",
        ),
        (
            pd.to_datetime(["2025-01-31 13:45"]).tz_localize("+08:00"),
            dt.datetime(2025, 1, 31, 13, 45),
            "dd/mm/yyyy hh:mm",
        ),
    ],
)
def test_dates_are_dates_in_the_order_used_here(saved, values, shown, expected):
    cell = saved(pd.DataFrame({"Tanggal Entri": values}))["A2"]
    assert (cell.value, cell.number_format) == (shown, expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5271012345678901, "5271012345678901"),  # Excel would change the last digits
        (dt.date(1899, 12, 31), "1899-12-31"),  # Excel knows no such date
        (float("inf"), "#DIV/0!"),  # as a number it would make Excel call the file damaged
        ("a\x0bb", "ab"),  # so would this character
        (["a", 1], "['a', 1]"),
        (pd.Period("2025-01"), "2025-01"),
        (Decimal("12.5"), 12.5),
        (np.float64(2.5), 2.5),
        (True, True),
        (dt.time(13, 45), dt.time(13, 45)),
        (pd.NA, None),
        (pd.NaT, None),
        (float("nan"), None),
    ],
)
def test_every_value_becomes_one_that_excel_keeps(saved, value, expected):
    sheet = saved(pd.DataFrame({"isi": pd.Series([value, "x"], dtype=object)}))
    assert sheet["A2"].value == expected and sheet["A3"].value == "x"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (UNIT.groupby("Kode")[["Balita"]].sum(), [("Kode", "Balita"), ("0101", 2759), ("0102", 3)]),
        (UNIT.groupby("Kode")["Balita"].sum(), [("Kode", "Balita"), ("0101", 2759), ("0102", 3)]),
        (UNIT.set_index("Kode", drop=False)[["Kode"]], [("Kode",), ("0101",), ("0102",)]),
        (UNIT[["Balita"]].agg(["sum"]), [(None, "Balita"), ("sum", 2762)]),
        (UNIT[UNIT["Balita"] < 5][["Kode"]], [("Kode",), ("0102",)]),
        (pd.DataFrame({("Balita", "L"): [1]}), [("Balita L",), (1,)]),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), [("a", "a"), (1, 2)]),
        (UNIT.iloc[:0], [("Kode", "Kecamatan", "Balita")]),
    ],
    ids=["grouped", "column", "key twice", "statistics", "filtered", "two levels", "same", "empty"],
)
def test_nothing_a_table_shows_is_lost(saved, data, expected):
    assert rows(saved(data)) == expected


def test_headers_stand_over_their_values_and_texts_do_not_touch_numbers(saved):
    sheet = saved(UNIT)
    sides = [(cell.alignment.horizontal, cell.alignment.indent) for cell in sheet[1]]
    assert sides == [("left", 1), ("left", 1), ("right", 0)]
    assert (sheet["A2"].alignment.horizontal, sheet["A2"].alignment.indent) == ("left", 1)
    assert sheet["C2"].alignment.horizontal is None  # Excel puts numbers right by itself


def test_header_stays_in_sight_and_can_be_filtered(saved):
    sheet = saved(UNIT)
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:C3"
    assert all(cell.font.bold and cell.font.name == "Calibri" for cell in sheet[1])
    assert saved(UNIT, "Catatan").auto_filter.ref is None


def test_columns_are_as_wide_as_what_they_show(saved):
    header = "Cakupan imunisasi dasar lengkap sementara"
    sheet = saved(
        pd.DataFrame(
            {
                "Kecamatan": ["Batukliang Utara"],
                header: [100 / 3],
                "Uraian": ["kata " * 40],
                "Tanggal": pd.to_datetime(["2025-01-31"]),
                "n": [1_234_567_890_123],
            }
        )
    )
    width = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert width == {"Kecamatan": 18, header: 22, "Uraian": 60, "Tanggal": 12, "n": 19}
    assert sheet.row_dimensions[1].height == 45  # the header needs three lines, the text four
    assert sheet.row_dimensions[2].height == 60 and sheet["C2"].alignment.wrap_text
    assert {cell.alignment.vertical for cell in sheet[2]} == {"top"}


def test_printed_table_keeps_its_header_and_all_its_columns(saved):
    sheet = saved(UNIT)
    assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}


@pytest.mark.parametrize(
    "name",
    [
        *("hasil", "hasil.csv", "hasil.xls", ".xlsx", ""),
        *("08:30.xlsx", "mana?.xlsx", "a|b.xlsx", "folder/x*.xlsx"),
        *("data\tugas.xlsx", "D:\tugas/hasil.xlsx", "hasil\n.xlsx", None),
    ],
    ids=repr,
)
def test_name_that_excel_or_windows_refuses_is_explained(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    assert refusal(name, UNIT, [], []) == (
        f"Nama berkas {str(name)!r} tidak dapat dipakai. Akhiri dengan .xlsx, "
        'pakai / di antara nama folder, dan hindari < > : " | ? *.'
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


def test_missing_folder_is_explained_and_not_created(tmp_path):
    folder = tmp_path / "hasill"
    assert refusal(folder / "a.xlsx", UNIT, [], []) == (
        f"Folder {folder} tidak ada. Buat dulu folder itu, atau cocokkan ejaannya."
    )
    assert not folder.exists()


@pytest.mark.parametrize("data", [{"a": UNIT}, [UNIT], "UNIT", None, 5], ids=lambda x: str(type(x)))
def test_data_that_is_no_table_is_explained(tmp_path, data):
    said = refusal(tmp_path / "a.xlsx", data, [], [])
    assert said == "data berisi satu tabel (DataFrame pandas), bukan yang lain."


@pytest.mark.parametrize("wrong", [None, 5, [1, 2], {"a": "b"}], ids=str)
def test_changes_and_notes_are_sentences(tmp_path, wrong):
    example = 'berisi daftar kalimat, misalnya ["Baris subtotal dibuang."].'
    assert refusal(tmp_path / "a.xlsx", UNIT, wrong, []) == f"perubahan {example}"
    assert refusal(tmp_path / "a.xlsx", UNIT, [], wrong) == f"catatan {example}"


def test_one_sentence_need_not_be_a_list(tmp_path):
    simpan.buku_kerja(tmp_path / "a.xlsx", UNIT, "Subtotal dibuang.", ())
    book = load_workbook(tmp_path / "a.xlsx")
    assert rows(book["Perubahan"])[1:] == [(1, "Subtotal dibuang.")]
    assert rows(book["Catatan"]) == [("Catatan",)]


def test_change_log_is_written_with_its_columns_and_can_be_filtered(tmp_path):
    path = tmp_path / "a.xlsx"
    log = pd.DataFrame({"Kode": ["0101"], "kolom": ["Balita"], "sebelum": ["1.081"]})
    simpan.buku_kerja(path, UNIT, log, [])
    sheet = load_workbook(path)["Perubahan"]
    assert rows(sheet) == [("Kode", "kolom", "sebelum"), ("0101", "Balita", "1.081")]
    assert sheet["C2"].data_type == "s" and sheet.auto_filter.ref == "A1:C2"
    grouped = log.groupby("kolom")[["sebelum"]].count()
    simpan.buku_kerja(path, UNIT, grouped, [])
    assert rows(load_workbook(path)["Perubahan"]) == [("kolom", "sebelum"), ("Balita", 1)]


def test_sheet_of_sentences_has_no_filter_buttons(saved):
    assert saved(UNIT, "Perubahan").auto_filter.ref is None


@pytest.mark.parametrize(
    ("broken", "error", "words"),
    [
        (
            "replace",
            PermissionError(13, "in use"),
            "Tutup dulu hasil.xlsx di Excel",
        ),
        ("write_bytes", PermissionError(13, "denied"), "Tutup dulu hasil.xlsx di Excel"),
        ("write_bytes", OSError(28, "No space left on device"), "Ruang disk habis"),
    ],
)
def test_failed_write_leaves_the_old_file_untouched(
    tmp_path, monkeypatch, capsys, broken, error, words
):
    path = tmp_path / "hasil.xlsx"
    simpan.buku_kerja(path, UNIT, ["kerja kemarin"], [])
    kept = path.read_bytes()
    capsys.readouterr()
    really_write = Path.write_bytes

    def fail(self, content):
        if broken == "write_bytes":
            really_write(self, content[:10])
        raise error

    monkeypatch.setattr(Path, broken, fail)
    assert words in refusal(path, UNIT, [], [])
    monkeypatch.undo()
    assert path.read_bytes() == kept and list(tmp_path.iterdir()) == [path]
    assert capsys.readouterr().out == ""


def test_saving_again_replaces_the_file(saved):
    saved(UNIT)
    assert rows(saved(UNIT.iloc[:1])) == rows(saved(UNIT))[:2]


@pytest.mark.parametrize("content", [b"bukan buku kerja", None], ids=["text", "raw workbook"])
def test_raw_file_is_never_written_over(tmp_path, content):
    raw = tmp_path / "mentah.xlsx"
    if content is None:
        pd.DataFrame({"a": [1]}).to_excel(raw, sheet_name="Semester 1")
    else:
        raw.write_bytes(content)
    before = raw.read_bytes()
    with pytest.raises(CourseError, match=r"mentah\.xlsx sudah ada .* Pilih nama lain"):
        simpan.buku_kerja(raw, pd.DataFrame({"a": [1]}), ["x"], ["y"])
    assert raw.read_bytes() == before


def test_own_earlier_result_is_replaced(tmp_path):
    own = tmp_path / "hasil.xlsx"
    for value in (1, 2):
        simpan.buku_kerja(own, pd.DataFrame({"a": [value]}), ["x"], ["y"])
    assert pd.read_excel(own)["a"].tolist() == [2]
