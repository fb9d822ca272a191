"""Pictures of raw files: what is drawn is in the file, what is marked is in the ledger."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from sample_table import COLUMNS, ROWS, dataset

from bimtek.errors import CourseError
from bimtek.paths import BOOK, DATASETS
from bimtek.sample_data import generate, ledger, workbook
from bimtek.sample_data.declaration import SheetLayout
from bimtek.sample_data.pictures import excel_view, excerpt, notepad, places, worksheet
from bimtek.sample_data.pictures.excerpt import Request
from bimtek.sample_data.pictures.svg import Mark

PAGE = (BOOK / "katalog-kekacauan.md").read_text(encoding="utf-8")
BALITA = "kesehatan-balita-2024-SINTETIS.xlsx"


def requests_of_the_page() -> list[Request]:
    """Return what the page asks for."""
    found = []
    for name, text in re.findall(r"(?s)```\{gambar-kekacauan\} (\S+)\n(.*?)```", PAGE):
        options = dict(re.findall(r"^:(\w+): (.*)$", text, flags=re.M))
        codes, fields, clean = (
            tuple(options.get(key, "").split()) for key in ("kode", "kolom", "rapi")
        )
        sheet = options.get("lembar", "")
        found.append(Request(name, codes, options["alt"], fields, clean, sheet))
    return found


def texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.lambat
@pytest.mark.parametrize("request_", requests_of_the_page(), ids=lambda r: "+".join(r.codes[:2]))
def test_picture_of_the_page_marks_what_the_ledger_says_beside_the_truth(request_):
    found = excerpt.take(request_, DATASETS)
    root = ElementTree.fromstring(found.svg)
    assert root.get("aria-label") == request_.alt
    assert [each.code for each in found.findings][: len(request_.codes)] == list(request_.codes)
    shown = "".join(texts(found.svg))
    for finding in found.findings:
        assert finding.areas and str(finding.number) in texts(found.svg)
        for row in finding.rows:
            value = ledger.decode(row.sesudah)
            if row.operasi == "nilai" and isinstance(value, str):
                assert value[:12].strip() in shown
    truth = generate.truth(excerpt.source(request_.name)[0]).astype(object)
    names = list(found.clean.columns)
    same = found.clean.astype(object).merge(truth[names].drop_duplicates(), on=names)
    assert len(same) == len(found.clean) > 0


def test_places_of_a_layout_are_where_its_rows_are():
    part = SheetLayout(
        "Data", COLUMNS, title=("Satu", "Dua"), group="wilayah", label_field="wilayah",
        footnotes=("Catatan",), signature=("Mataram", "(nama)"),
        colour=("status", {"tetap": "#C6EFCE", "sementara": "#FFEB9C"}),
    )  # fmt: skip
    made_from = dataset(part)
    made = generate.make_file(made_from, made_from.files[0], generate.truth(made_from))
    grid = workbook.grids(made.content)["Data"]
    found = places.on_sheet(part, grid, {6, 7, 9})
    assert found[places.HIDDEN_ROWS] == [(6, 0, 7, 12), (9, 0, 9, 12)]
    assert found["STR-JUDUL"] == [(0, 0, 1, 12)]
    assert [grid.values[area[0], 2] for area in found["STR-SUBTOTAL"]] == [
        f"Jumlah {name}" for name in dict.fromkeys(generate.truth(made_from)["wilayah"])
    ]
    (notes,), (signed,) = found["STR-CATATAN-KAKI"], found["STR-TANDA-TANGAN"]
    assert grid.values[notes[0], 0] == "Catatan" and notes[0] == notes[2]
    assert grid.values[signed[:2]] == "Mataram" and grid.values[signed[2], signed[1]] == "(nama)"
    top = found["STR-WARNA"][0][0]
    assert grid.fills[top, 1] != grid.fills[top - 1, 1]


def test_merged_gaps_and_second_table_are_found():
    second = SheetLayout("Data", COLUMNS, title=("Dua",), rows={"jenis_kelamin": "P"})
    part = SheetLayout(
        "Data", COLUMNS, rows={"jenis_kelamin": "L"}, merge_down=("wilayah",), below=second
    )
    made_from = dataset(part)
    made = generate.make_file(made_from, made_from.files[0], generate.truth(made_from))
    grid = workbook.grids(made.content)["Data"]
    found = places.on_sheet(part, grid, set())
    ((top, *_),) = found["STR-DUA-TABEL"]
    assert grid.values[top, 0] == "Dua"
    assert sum(area[2] - area[0] + 1 for area in found["KSG-GABUNG"]) == ROWS // 2
    for area in found["KSG-GABUNG"]:
        column = [grid.values.get((row, area[1])) for row in range(area[0], area[2] + 1)]
        assert column[0] and not any(column[1:])


def test_hidden_rows_and_columns_stay_out_and_gaps_are_drawn():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, 8):
        sheet.append([f"a{row}", f"b{row}", f"c{row}"])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    svg = worksheet.draw(sheet, [0, 1, 2, 5], [0, 1, 2], [Mark(1, (0, 1, 0, 1))], 'x "y"')
    found = texts(svg)
    assert {"A", "C", "a1", "c3", "a6"} <= set(found)
    assert not {"B", "b1", "a2", "2", "a5"} & set(found)
    assert svg.count("stroke-dasharray") == 1
    assert ElementTree.fromstring(svg).get("aria-label") == 'x "y"'


def test_cells_are_shown_as_excel_shows_them():
    sheet = openpyxl.Workbook().active
    shown = {
        (1517, "#,##0"): "1.517", (87.5, "#,##0.0"): "87,5", (0.875, "0.0%"): "87,5%",
        (1500000, '"Rp"#,##0'): "Rp1.500.000", (dt.date(2023, 8, 12), "dd/mm/yyyy"): "12/08/2023",
        ("0101", "@"): "0101", (5.20199e15, "@"): "5,20199E+15", (0.875, "General"): "0,875",
    }  # fmt: skip
    for (value, style), wanted in shown.items():
        cell = sheet.cell(1, 1, value)
        cell.number_format = style
        assert excel_view.shown(cell) == wanted
    assert excel_view.side(sheet.cell(2, 1, 5)) == "right"
    assert excel_view.is_number_as_text(sheet.cell(3, 1, "1517"))


def test_marks_in_a_text_file_frame_the_field():
    svg = notepad.draw(
        "a.csv", ["kode;nama", "01;Gerung"], [0, 1], ";", [Mark(1, (1, 1, 1, 1))], ""
    )
    frame = re.search(r'x="([\d.]+)"[^>]*fill-opacity', svg).group(1)
    assert float(frame) == notepad.LEFT + 3 * notepad.LETTER - 2


def test_code_that_is_not_in_the_file_is_refused():
    with pytest.raises(CourseError, match="NIK-ILMIAH tidak tampak"):
        excerpt.take(Request(BALITA, ("NIK-ILMIAH",), "x"), DATASETS)
    with pytest.raises(CourseError, match="tidak ada di antara data contoh"):
        excerpt.take(Request("lain.xlsx", ("STR-JUDUL",), "x"), DATASETS)


def test_columns_narrow_the_picture_and_the_clean_rows():
    request = Request(BALITA, ("TEKS-SPASI",), "x", ("kecamatan", "semester"), (), "Semester 2")
    found = excerpt.take(request, DATASETS)
    assert list(found.clean.columns) == ["kecamatan", "semester"]
    assert set(found.clean["semester"]) == {2}
    assert "Kecamatan" in texts(found.svg) and "Kabupaten/Kota" not in texts(found.svg)
    assert pd.Series(found.clean["kecamatan"]).str.endswith(" ").sum() == 0
