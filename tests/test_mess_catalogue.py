"""The catalogue of mess: complete, true to what the engine does, and shown on its page."""

from __future__ import annotations

import ast
import datetime as dt
import re
from dataclasses import astuple

import pandas as pd
import pytest
from sample_table import COLUMNS, SUITED, dataset

from bimtek import curriculum
from bimtek.errors import CourseError
from bimtek.paths import BOOK, DATASETS
from bimtek.sample_data import catalogue, generate, htmlfile, layout, ledger, textfile
from bimtek.sample_data.catalogue import GROUPS, MARK, REPAIR
from bimtek.sample_data.declaration import (
    TOTAL,
    Column,
    Defect,
    SheetLayout,
    TextFormat,
)
from bimtek.sample_data.repeats import REPEAT
from bimtek.sample_data.sheet import Cell, Sheet
from bimtek.sample_data.spoil import SPOIL, Situation

KINDS = catalogue.load()
# One layout and the text formats that together use every layout code.
EVERYTHING = SheetLayout(
    "Data", (
        Column("A", "a", hidden=True), Column("2023", "b", where={"tahun": 2023}, over="Atas"),
    ),
    title=("Judul",), rows={"semester": 1}, group="a", footnotes=("Catatan",),
    signature=("(nama)",), merge_down=("a",), colour=("c", {}), note=("a", "d"),
    hide_rows={"a": 1}, hidden=True, stale_totals=True,
)  # fmt: skip
TWO_TABLES = SheetLayout("Data", (Column("L", "b", where={"sex": "L"}),
                                  Column("P", "b", where={"sex": "P"})),
                         below=SheetLayout("Data", ()))  # fmt: skip
FORMATS = (TextFormat(), TextFormat(encoding="utf-8-sig"))


def engine_codes() -> set[str]:
    """Return every code that can come into a ledger."""
    found = {*SPOIL, *REPEAT, *htmlfile.CODES, *layout.codes(EVERYTHING), *layout.codes(TWO_TABLES)}
    return found.union(*(textfile.codes(each) for each in FORMATS))


def values(example: str) -> list[object]:
    """Return the cells an example stands for: `jumlah: 12 | satuan: ton` gives 12 and ton."""
    cells = [re.sub(r"^[a-z ]+: ", "", each) for each in example.split(" | ")]
    plain = ["" if each == "(kosong)" else each for each in cells]
    return [ledger.decode(each.replace("␣", " ").replace("°", "\xa0")) for each in plain]


def test_no_layout_code_is_forgotten_here():
    text = (BOOK.parent / "bimtek/sample_data/layout.py").read_text(encoding="utf-8")
    text += (BOOK.parent / "bimtek/sample_data/textfile.py").read_text(encoding="utf-8")
    assert set(re.findall(r'"([A-Z]{3,4}-[A-Z-]+)"', text)) <= engine_codes()


def test_catalogue_has_every_code_of_the_engine_and_no_other():
    assert set(KINDS) == engine_codes()
    assert len(KINDS) >= 45


def test_every_code_stands_once():
    rows = (DATASETS / "kekacauan.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) - 1 == len(KINDS)


def test_groups_are_complete_and_stand_together_in_order():
    groups = [mess.kelompok for mess in KINDS.values()]
    assert list(dict.fromkeys(groups)) == list(GROUPS)
    assert groups == sorted(groups, key=GROUPS.index)


@pytest.mark.parametrize("mess", KINDS.values(), ids=KINDS)
def test_every_field_is_filled_in_and_says_something(mess):
    assert all(astuple(mess))
    assert mess.penanganan in (REPAIR, MARK)
    assert mess.contoh_sebelum != mess.contoh_sesudah
    for text in (mess.mengapa_merugikan, mess.cara_menemukan, mess.cara_memperbaiki):
        assert text.endswith((".", "?")) and text.count("`") % 2 == 0, text
        assert len(text) < 200, text


def test_every_lesson_of_the_catalogue_is_in_the_plan():
    numbers = {module.number for module in curriculum.load().modules}
    assert {mess.pelajaran for mess in KINDS.values()} <= numbers


@pytest.mark.parametrize("code", [code for code in SPOIL if not code.startswith("META-")])
def test_example_is_what_the_defect_does(code):
    before, after = values(KINDS[code].contoh_sebelum), values(KINDS[code].contoh_sesudah)
    record = {"other": before[1]} if len(before) > 1 else {}
    situations = [Situation(record, before[0], "other", step / 97) for step in range(97)]
    results = [SPOIL[code](before[0], each) for each in situations]
    wanted = tuple(after) if isinstance(results[0], tuple) else after[0]
    assert wanted in results
    assert len(after) == 1 or isinstance(wanted, tuple) or after[1:] == before[1:]


@pytest.mark.parametrize("code", [code for code in SPOIL if code.startswith("META-")])
def test_example_of_a_metadata_error_stands_in_a_ledger(code, ledgers):
    before, after = values(KINDS[code].contoh_sebelum), values(KINDS[code].contoh_sesudah)
    pairs = [
        ([ledger.decode(row.sebelum)], [ledger.decode(row.sesudah)])
        for row in ledgers
        if row.kode == code
    ]
    assert (before, after) in pairs


@pytest.mark.parametrize("code", REPEAT)
def test_example_of_a_repeated_row_is_what_the_engine_puts_below(code):
    first, second = KINDS[code].contoh_sesudah.split(" + ")
    assert first == KINDS[code].contoh_sebelum
    assert [REPEAT[code](each) for each in values(first)] == values(second)


def test_examples_of_text_files_are_what_the_files_hold():
    def content(value: object, kind: str, text: TextFormat) -> bytes:
        return textfile.to_bytes(Sheet("-", {(0, 0): Cell(value, kind)}), text).strip()

    for code, kind in (("ANG-KOMA-DESIMAL", "desimal"), ("ANG-TITIK-RIBUAN", "angka")):
        (before,) = values(KINDS[code].contoh_sebelum)
        assert content(before, kind, FORMATS[0]) == KINDS[code].contoh_sesudah.encode("cp1252")
    spoilt = content(KINDS["BRK-CP1252"].contoh_sebelum, "teks", FORMATS[0])
    assert spoilt.decode("utf-8", "replace") == KINDS["BRK-CP1252"].contoh_sesudah
    spoilt = content(KINDS["BRK-BOM"].contoh_sebelum, "teks", FORMATS[1])
    assert spoilt.decode("cp1252") == KINDS["BRK-BOM"].contoh_sesudah
    page = htmlfile.to_bytes(Sheet("-", {(0, 0): Cell("kode")})).decode("utf-8")
    assert page.startswith(KINDS["BRK-HTML-XLS"].contoh_sesudah)


CURED_BY_ONE_EXPRESSION = (
    "ANG-FORMAT-ID", "ANG-FORMAT-EN", "ANG-TEKS", "ANG-PERSEN", "TGL-SERIAL", "TGL-HARI-BULAN",
    "TEKS-SPASI", "TEKS-SPASI-GANDA", "TEKS-NBSP", "TEKS-HURUF-MIRIP", "TEKS-SINGKATAN",
    "TEKS-APOSTROF", "KODE-NOL-HILANG", "KODE-ANGKA", "KAT-JENIS-KELAMIN", "KAT-YA-TIDAK",
)  # fmt: skip


@pytest.mark.parametrize("code", CURED_BY_ONE_EXPRESSION)
def test_cure_turns_the_spoilt_example_into_the_good_one(code):
    cure = re.search(r"`((?:kolom|pd\.)[^`]*)`", KINDS[code].cara_memperbaiki).group(1)
    (before,), (after,) = values(KINDS[code].contoh_sebelum), values(KINDS[code].contoh_sesudah)
    (cured,) = eval(cure, {"pd": pd, "kolom": pd.Series([after])})
    assert cured == (pd.Timestamp(before) if isinstance(before, dt.date) else before)


def test_code_in_the_catalogue_is_python_where_it_looks_like_it():
    texts = [text for mess in KINDS.values() for text in astuple(mess)[5:8]]
    code = [each for text in texts for each in re.findall(r"`([^`]+)`", text)]
    python = [each for each in code if re.match(r"(kolom|tabel|pd|baca|difflib)\b.*[(\[]", each)]
    assert len(python) > 70
    for each in python:
        ast.parse(each)


@pytest.mark.parametrize("code", [*(code for code in SPOIL if code[:5] != "META-"), "META-TIPE"])
def test_every_defect_is_read_from_a_workbook_as_the_ledger_says(code):
    field, other = SUITED.get(code) or SUITED[code.split("-")[0]]
    sheet = SheetLayout("Data", COLUMNS, label_field="wilayah", total_label="JUMLAH")
    made_from = dataset(sheet, Defect(code, field, 1 if field == TOTAL else 3, other, after="x"))
    made = generate.make_file(made_from, made_from.files[0], generate.truth(made_from))
    found = generate.read_back(made_from.files[0], made.content)["Data"].values
    for row in made.ledger:
        if row.operasi == "nilai":
            assert ledger.decode(row.sesudah) == found.get(ledger.position(row.sel)), row


@pytest.fixture(scope="module")
def ledgers() -> list[ledger.LedgerRow]:
    """Return the rows of every committed ledger."""
    files = sorted((DATASETS / "catatan").rglob("*.csv"))
    return [row for path in files for row in ledger.from_csv(path.read_text(encoding="utf-8"))]


def test_every_code_occurs_in_a_committed_ledger(ledgers):
    assert set(KINDS) - {row.kode for row in ledgers} == set()


def test_page_shows_every_group_once_and_pictures_tell_what_is_seen():
    page = (BOOK / "katalog-kekacauan.md").read_text(encoding="utf-8")
    assert re.findall(r"^```\{daftar-kekacauan\} (\w+)$", page, flags=re.M) == list(GROUPS)
    sections = page.split("\n## ")
    for group, section in zip(GROUPS, sections[-len(GROUPS) :], strict=True):
        pictures = re.findall(r"(?s)```\{gambar-kekacauan\} (\S+)\n(.*?)```", section)
        assert pictures, group
        for _, options in pictures:
            codes = re.search(r"^:kode: (.*)$", options, flags=re.M).group(1).split()
            assert {KINDS[code].kelompok for code in codes} == {group}
            assert len(re.search(r"^:alt: (.*)$", options, flags=re.M).group(1)) > 60


@pytest.mark.parametrize("cells", [["1.517", "2.000"], ["1.517", 2000]], ids=["text", "mixed"])
def test_opening_code_turns_the_wrong_cells_into_numbers(cells):
    page = (BOOK / "katalog-kekacauan.md").read_text(encoding="utf-8")
    names = {"tabel": pd.DataFrame({"jumlah": cells})}
    exec(re.search(r"(?s)```python\n(.*?)```", page).group(1), names)
    assert names["tabel"]["jumlah"].tolist() == [1517, 2000]


def test_names_in_code_are_explained_on_the_page():
    page = (BOOK / "katalog-kekacauan.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`(\w+)`", page.split("```python")[0]))
    texts = " ".join(text for mess in KINDS.values() for text in astuple(mess)[5:8])
    code = re.findall(r"`((?:kolom|tabel|pd|baca|lembar|sel)\b[^`]*[(\[.][^`]*)`", texts)
    used = {
        each.id for text in code for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Name)
    }
    assert len(used) > 8
    assert used - {"pd", "str", "int", "float", "type"} <= explained


def test_excel_formulas_start_with_an_equals_sign():
    texts = [text for mess in KINDS.values() for text in astuple(mess)[5:8]]
    formulas = re.findall(r"`(=?[A-Z]{2,}\([^`]*)`", " ".join(texts))
    assert len(formulas) > 10
    assert [each for each in formulas if not each.startswith("=")] == []


def test_wrong_columns_are_named(tmp_path):
    path = tmp_path / "kekacauan.csv"
    path.write_text("kode,nama\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"Kolom kekacauan\.csv harus tepat: kode, kelompok"):
        catalogue.load(path)
