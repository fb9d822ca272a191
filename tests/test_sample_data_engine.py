"""Every way to lay out and to spoil can be undone, shown on a small table of its own."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from sample_table import COLUMNS, ROWS, SUITED, dataset, table

from bimtek.sample_data import defects, generate, layout_writer, workbook
from bimtek.sample_data.declaration import (
    TOTAL,
    Dataset,
    Defect,
    HtmlFormat,
    SheetLayout,
    TextFormat,
)
from bimtek.sample_data.repeats import REPEAT
from bimtek.sample_data.spoil import SPOIL, Situation


def assert_undone(made_from: Dataset) -> generate.Made:
    truth = generate.truth(made_from)
    made = generate.make_file(made_from, made_from.files[0], truth)
    back = generate.undo(made_from, made)[truth.columns].sort_values("kode", ignore_index=True)
    pd.testing.assert_frame_equal(truth.astype(object), back.astype(object))
    return made


LAYOUTS = {
    "plain": SheetLayout("Data", COLUMNS),
    "subtotals": SheetLayout(
        "Data", COLUMNS, title=("Judul", "Anak judul"), group="wilayah", label_field="wilayah",
        total_label="JUMLAH", footnotes=("Catatan",), signature=("Mataram", "(nama)"),
    ),
    "stale totals": SheetLayout(
        "Data", COLUMNS, label_field="wilayah", total_label="JUMLAH", stale_totals=True
    ),
    "colour": SheetLayout(
        "Data", COLUMNS, colour=("status", {"tetap": "#C6EFCE", "sementara": "#FFEB9C"})
    ),
    "comment": SheetLayout("Data", COLUMNS, note=("jumlah", "keterangan")),
    "merged down": SheetLayout("Data", COLUMNS, merge_down=("wilayah", "kode_wilayah")),
    "hidden": SheetLayout("Data", COLUMNS, hide_rows={"satuan": "ton", "hadir": "Tidak"}),
    "two tables": SheetLayout(
        "Data", COLUMNS, title=("Satu",), rows={"jenis_kelamin": "L"}, footnotes=("Catatan",),
        signature=("Mataram", "(nama)"),
        below=SheetLayout("Data", COLUMNS, title=("Dua",), rows={"jenis_kelamin": "P"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_can_be_undone(layout):
    assert_undone(dataset(layout))


@pytest.mark.parametrize(
    "form", [TextFormat(), TextFormat(",", "utf-8-sig", ".", ""), HtmlFormat()]
)
def test_every_file_format_can_be_undone(form):
    layout = SheetLayout("-", COLUMNS, title=("Judul",))
    assert_undone(dataset(layout, Defect("ANG-FORMAT-EN", "jumlah", 3), form=form, name="coba.csv"))


@pytest.mark.parametrize("code", [*SPOIL, *REPEAT])
def test_every_defect_changes_as_many_cells_as_declared_and_can_be_undone(code):
    field, other = SUITED.get(code) or SUITED[code.split("-")[0]]
    count = 1 if field == TOTAL else 3
    layout = SheetLayout("Data", COLUMNS, label_field="wilayah", total_label="JUMLAH")
    made = assert_undone(dataset(layout, Defect(code, field, count, other)))
    rows = [row for row in made.ledger if row.kode == code]
    cells_of_a_defect = 2 if code == "ANG-SATUAN" else 1
    assert len(rows) == count * cells_of_a_defect
    assert all(row.sebelum != row.sesudah for row in rows)


def test_hidden_rows_columns_and_sheets_are_hidden_in_excel():
    columns = (*COLUMNS[:-1], replace(COLUMNS[-1], hidden=True))
    hidden = replace(LAYOUTS["hidden"], name="Rahasia", columns=columns, hidden=True)
    sheets = [layout_writer.apply(each, table("")) for each in (LAYOUTS["plain"], hidden)]
    content = workbook.to_bytes(sheets, "Coba", "Kantor")
    plain, secret = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert (plain.sheet_state, secret.sheet_state) == ("visible", "hidden")
    assert secret.column_dimensions["M"].hidden and not plain.column_dimensions["M"].hidden
    rows = [row for row, size in secret.row_dimensions.items() if size.hidden]
    assert [secret.cell(row, 7).value for row in rows] == ["Tidak"] * (ROWS // 3)


def test_totals_are_computed_again_as_excel_does():
    raw = dataset(LAYOUTS["subtotals"], Defect("ANG-TEKS", "jumlah", 4))
    made = generate.make_file(raw, raw.files[0], generate.truth(raw))
    values = generate.read_back(raw.files[0], made.content)["Data"].values
    amounts = [value for (row, column), value in values.items() if column == 9 and row > 3]
    numbers = [value for value in amounts if isinstance(value, int)]
    # Data, subtotals and the total all add up to the same: texts count nothing.
    assert sum(numbers) == 3 * numbers[-1]
    assert sum(isinstance(value, str) for value in amounts) == 4


def test_stale_totals_leave_out_the_last_row():
    raw = dataset(LAYOUTS["stale totals"])
    made = generate.make_file(raw, raw.files[0], generate.truth(raw))
    values = generate.read_back(raw.files[0], made.content)["Data"].values
    *amounts, total = [values[row, 9] for row in range(1, ROWS + 2)]
    assert total == sum(amounts[:-1])


def test_hidden_rows_stay_the_same_rows_when_another_comes_in():
    raw = dataset(LAYOUTS["hidden"], Defect("GANDA-PERSIS", "wilayah", 3))
    made = generate.make_file(raw, raw.files[0], generate.truth(raw))
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).active
    hidden = {row for row, size in sheet.row_dimensions.items() if size.hidden}
    assert hidden == {r for r in range(2, ROWS + 5) if sheet.cell(r, 7).value == "Tidak"}


def test_number_without_separators_in_a_csv_stays_the_text_it_was_spoilt_into():
    layout = SheetLayout("-", COLUMNS)
    raw = dataset(layout, Defect("ANG-TEKS", "jumlah", 3), form=TextFormat(), name="coba.csv")
    made = assert_undone(raw)
    values = generate.read_back(raw.files[0], made.content)["-"].values
    assert sum(isinstance(values[row, 9], str) for row in range(1, ROWS + 1)) == 3


def test_too_many_defects_are_refused():
    with pytest.raises(defects.TooFewCells):
        assert_undone(dataset(LAYOUTS["plain"], Defect("TEKS-APOSTROF", "wilayah", 7)))


@pytest.mark.parametrize("code", ["ANG-FORMAT-ID", "ANG-FORMAT-EN"])
def test_number_without_a_separator_is_not_called_formatted(code):
    situation = Situation({}, None, None, 0.5)
    assert SPOIL[code](300, situation) == 300
    assert all(isinstance(SPOIL[code](each, situation), str) for each in (3000, 12.5))
