"""Fill-in workbooks: what is right goes in and comes back, what is wrong is refused."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import excel_rules
import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import range_boundaries

from bimtek.fill_in import form, mask, workbook
from bimtek.fill_in.own_columns import example
from bimtek.fill_in.rules import EARLIEST, limits
from bimtek.sample_data import generate
from bimtek.sample_data.declarations import ALL
from bimtek.sample_data.score import score_cleaning
from bimtek.sample_data.spoil import SPOIL, Situation
from bimtek.sample_data.values import plain

BY_NAME = {dataset.name: dataset for dataset in ALL}
# A grid with shares, one from a reference, a register.
QUICK = ("sampah-triwulan-2024", "kesehatan-imunisasi-2025", "jalan-kondisi-2025")
DATASETS = [
    pytest.param(each, id=each.name, marks=() if each.name in QUICK else pytest.mark.lambat)
    for each in ALL
]
RED, ORANGE = "FFC7CE", "F8CBAD"
# Still a good value of the column: only someone who knows the figure can tell.
PLAUSIBLE = {
    "ANG-PEMBULATAN", "ANG-TOTAL", "ANG-NOL-LEBIH", "ANG-SATUAN", "ANG-PERSEN", "TGL-BULAN-HARI",
    "KODE-LAMA", "KSG-NOL", "NIK-TANGGAL",
}  # fmt: skip
# A spelling that only a list or a shape can refuse; free text has neither.
SPELLING = {
    "TEKS-HURUF-BESAR", "TEKS-HURUF-MIRIP", "TEKS-SINGKATAN", "TEKS-SALAH-KETIK", "KODE-TERPOTONG",
    "KODE-BIMA", "NIK-15-DIGIT", "KAT-JENIS-KELAMIN", "KAT-YA-TIDAK",
}  # fmt: skip


def opened(wanted):
    return openpyxl.load_workbook(io.BytesIO(workbook.to_bytes(wanted)))


def fill(book, wanted, table):
    """Type `table` into the sheet as someone would: only into the cells that are open."""
    sheet = excel_rules.sheet_of(book)
    names = [each.name for each in wanted.fields]
    known = {
        tuple(sheet.cell(row, names.index(key) + 1).value for key in wanted.keys): row
        for row in range(2, wanted.size + 2)
    }
    for at, record in enumerate(table.to_dict("records"), start=2):
        row = known[tuple(record[key] for key in wanted.keys)] if wanted.rows else at
        for column, name in enumerate(names, start=1):
            cell, value = sheet.cell(row, column), plain(record[name])
            if cell.protection.locked:
                assert as_read(cell.value) == value, f"{name}: {cell.value!r} stands for {value!r}"
            else:
                cell.value = value


def as_read(value):
    return value.date() if isinstance(value, dt.datetime) else value


def read_back(book, wanted):
    """Save, and read as the book page says: text stays text, rows nobody filled fall away."""
    content = io.BytesIO()
    book.save(content)
    table = pd.read_excel(content, sheet_name="Isian", dtype=object)
    typed = [each.name for each in wanted.to_fill]
    return table.dropna(subset=typed, how="all").map(as_read)


@pytest.mark.parametrize("dataset", DATASETS)
def test_filled_in_rightly_it_gives_the_truth_without_any_defect(dataset):
    wanted, truth = form.from_dataset(dataset), generate.truth(dataset)
    book = opened(wanted)
    fill(book, wanted, truth)
    table = read_back(book, wanted)
    assert list(table.columns) == [each.name for each in dataset.fields]
    assert len(table) == len(truth)
    score = score_cleaning(table, dataset)
    assert score.share == 1 and score.damaged.empty and not score.lost and not score.unknown
    if "sumber" in table:
        assert set(table["sumber"]) == set(truth["sumber"])


@pytest.mark.parametrize("dataset", DATASETS)
def test_no_right_entry_is_refused_or_marked(dataset):
    truth = generate.truth(dataset).head(40)
    wanted = replace(form.from_dataset(dataset), blank_rows=len(truth) + 2)
    book = opened(wanted)
    fill(book, wanted, truth)
    sheet = excel_rules.sheet_of(book)
    rules, marks = excel_rules.rules(sheet), excel_rules.marks(sheet)
    assert set(rules) == {each.name for each in wanted.to_fill}
    for name, rule in rules.items():
        column = wanted.position(name) + 1
        for row in range(2, len(truth) + 2):
            cell = sheet.cell(row, column)
            if cell.value is not None:
                assert excel_rules.accepts(rule, sheet, cell.coordinate, cell.value), cell.value
                assert not is_red(marks[name], sheet, cell.coordinate), cell.value


def is_red(marks, sheet, at):
    origin = f"{at.rstrip('0123456789')}2"
    return any(
        excel_rules.is_true(formula, sheet, at, origin)
        for colour, formula in marks
        if colour == RED
    )


@pytest.mark.parametrize("dataset", DATASETS)
def test_no_defect_of_the_catalogue_can_be_typed(dataset):
    truth = generate.truth(dataset).head(25)
    wanted = replace(form.from_dataset(dataset), blank_rows=len(truth) + 2)
    book = opened(wanted)
    fill(book, wanted, truth)
    sheet = excel_rules.sheet_of(book)
    rules, marks = excel_rules.rules(sheet), excel_rules.marks(sheet)
    tried = 0
    for each in wanted.to_fill:
        others = [defect.other for raw in dataset.files for defect in raw.defects
                  if defect.field == each.name and defect.other]  # fmt: skip
        for code in SPOIL:
            if code.startswith("META") or code in PLAUSIBLE or (is_free(each) and code in SPELLING):
                continue
            for cell, bad in spoilt(code, each.name, others, sheet, wanted, truth):
                tried += 1
                refused = not excel_rules.accepts(rules[each.name], sheet, cell.coordinate, bad)
                red = is_red(marks[each.name], sheet, cell.coordinate)
                # Excel takes other capitals from a list on a sheet, but the cell turns red.
                assert refused or code == "TEKS-HURUF-BESAR", f"{code}: {bad!r} in {each.name}"
                assert red, f"{code}: {bad!r} in {each.name} stays white"
    assert tried > 0


def is_free(column):
    return not ({"enum", "pattern"} & set(column.constraints) or column.reference)


def spoilt(code, name, others, sheet, wanted, truth):
    """Yield an open cell and the spoilt value for the first row where a code applies."""
    column = wanted.position(name) + 1
    good = {row: as_read(sheet.cell(row, column).value) for row in range(2, wanted.size + 2)}
    for row in range(2, len(truth) + 2):
        record = {
            each.name: as_read(sheet.cell(row, at).value)
            for at, each in enumerate(wanted.fields, start=1)
        }
        for other in [*others, None]:
            situation = Situation(record, good.get(row - 1), other, 0.3)
            try:
                bad = SPOIL[code](good[row], situation)
            except (KeyError, TypeError, ValueError):
                continue  # the code needs another column beside it, or another kind of value
            cell = sheet.cell(row, column)
            if cell.number_format == "@" and isinstance(bad, int | float):
                bad = f"{bad:g}" if isinstance(bad, float) else str(bad)  # text stays text
            if isinstance(bad, tuple) or bad in ("", good[row]) or not differs(bad, good[row]):
                continue
            yield cell, bad
            cell.value = good[row]
            return


def differs(bad, good):
    """Tell whether Excel keeps something else: day 45150 in a cell with dates is that date."""
    return not (isinstance(good, dt.date) and isinstance(bad, int) and bad > 10_000)


@pytest.mark.parametrize("dataset", DATASETS)
def test_only_the_cells_to_fill_can_be_changed_and_nothing_is_hidden(dataset):
    wanted = form.from_dataset(dataset)
    book = opened(wanted)
    assert book.security.lockStructure and not book.security.workbookPassword
    sheet = excel_rules.sheet_of(book)
    assert book.sheetnames[:4] == ["Petunjuk", "Isian", "Kamus", "Metadata"]
    for each in book.worksheets:
        assert each.protection.sheet and not each.protection.password
        assert each.sheet_state == "visible" and not each.merged_cells.ranges
        assert not any(part.hidden for part in each.column_dimensions.values())
        assert not any(part.hidden for part in each.row_dimensions.values())
    assert sheet.freeze_panes.endswith("2")
    assert [cell.value for cell in sheet[1]] == [each.name for each in dataset.fields]
    open_columns = {each.name for each in wanted.to_fill}
    for row in (1, 2, wanted.size + 1):
        unlocked = {
            each.name
            for each, cell in zip(wanted.fields, sheet[row], strict=True)
            if not cell.protection.locked
        }
        assert unlocked == (open_columns if row > 1 else set())
    assert sheet.max_row == wanted.size + 1
    assert "SINTETIS" in book["Petunjuk"]["A2"].value and "SINTETIS" in book.properties.description


@pytest.mark.parametrize("dataset", DATASETS)
def test_rules_and_messages_keep_the_limits_of_excel(dataset):
    book = opened(form.from_dataset(dataset))
    sheet = excel_rules.sheet_of(book)
    for name, rule in excel_rules.rules(sheet).items():
        assert str(rule.sqref).endswith(str(sheet.max_row)), name
        assert max(len(rule.errorTitle), len(rule.promptTitle)) <= 32
        assert max(len(rule.error), len(rule.prompt)) <= 255
        assert len(rule.formula1) <= 255
        assert not rule.error.endswith("…") and "Esc" in rule.error
        # A rule that names another sheet is dropped by some versions of Excel.
        formulas = [rule.formula1, *(formula for _, formula in excel_rules.marks(sheet)[name])]
        assert not any("!" in formula for formula in formulas)
    for listed in book.defined_names.values():
        if listed.name.startswith("daftar_"):
            left, top, _, bottom = range_boundaries(listed.attr_text.split("!")[1])
            cells = [row[0] for row in book["Daftar"].iter_rows(top, bottom, left, left, True)]
            assert None not in cells
            assert book["Daftar"].cell(bottom + 1, left).value is None, "the list is cut"


def filled(name, rows=6):
    """Return the open sheet of a dataset with its first rows filled in, and the form."""
    wanted = replace(form.from_dataset(BY_NAME[name]), blank_rows=20)
    book = opened(wanted)
    fill(book, wanted, generate.truth(BY_NAME[name]).head(rows))
    return excel_rules.sheet_of(book), wanted


WRONG_ENTRIES = {
    "sampah-triwulan-2024": {
        "timbulan_ton": ["1.234", "Rp 1.234", "1,234 ton", "-", -1, 12.5, 1],
        "terkelola_persen": [101, "87,5%"],
        "ditangani_ton": [10**9],  # more than there was
    },
    "bencana-kejadian-2024": {
        "tanggal_kejadian": [
            "31/02/2024",
            "12 Agustus 2024",
            "Q3 2024",
            2024,
            dt.date(2042, 8, 12),
        ],
        "tanggal_laporan": [dt.date(2023, 12, 31)],  # before it happened
        "kabkota": ["Kab. Sumbawa", "Bima", "KABUPATEN SUMBAWA ", "-"],
        "kode_desa": ["52.01.01.9999", "52.01"],
        "jenis_bencana": ["Banjir", "banjr"],
        "no_kejadian": ["BNC-24-001", "bnc-2024-001"],
        "desa": [" Gerung", "Gerung  Utara", "Hu\N{RIGHT SINGLE QUOTATION MARK}u", "n/a", "SDA"],
    },
    "jalan-kondisi-2025": {"kabkota": ["KABUPATEN BIMA"], "kondisi_utama": ["Baik"]},
    "kesehatan-unit-2024": {"kode_unit": ["101", "01011", "1O01", "-101", "1e02", "1.01", " 101"]},
    "penerimaan": {"tanggal_terima": ["-", "belum ada"], "data": ["-"], "versi": [0, "1"]},
}


@pytest.mark.parametrize("dataset", WRONG_ENTRIES)
def test_typical_wrong_entries_are_refused_and_red_when_pasted(dataset):
    sheet, wanted = filled(dataset)
    rules, marks = excel_rules.rules(sheet), excel_rules.marks(sheet)
    for column, entries in WRONG_ENTRIES[dataset].items():
        cell = sheet.cell(4, wanted.position(column) + 1)
        good = cell.value
        for entry in entries:
            assert not excel_rules.accepts(rules[column], sheet, cell.coordinate, entry), entry
            assert is_red(marks[column], sheet, cell.coordinate), entry
        cell.value = good


@pytest.mark.parametrize(
    ("dataset", "column", "entry"),
    [
        ("sampah-triwulan-2024", "ditangani_ton", -1),
        ("penerimaan", "versi", 0),
        ("bencana-kejadian-2024", "kabkota", "Bima"),
        ("bencana-kejadian-2024", "tanggal_laporan", "besok"),
    ],
)
def test_an_empty_cell_beside_it_opens_no_hole(dataset, column, entry):
    sheet, wanted = filled(dataset)
    rule = excel_rules.rules(sheet)[column]
    at = sheet.cell(15, wanted.position(column) + 1).coordinate
    assert not excel_rules.accepts(rule, sheet, at, entry)


def test_a_key_that_stands_in_another_row_is_refused():
    sheet, _ = filled("kesehatan-unit-2024")
    rule = excel_rules.rules(sheet)["kode_unit"]
    assert excel_rules.accepts(rule, sheet, "A4", "9999")
    assert not excel_rules.accepts(rule, sheet, "A4", sheet["A6"].value)


def test_the_keys_together_are_refused_only_when_all_of_them_repeat():
    sheet, wanted = filled("penerimaan")
    rules = excel_rules.rules(sheet)
    data, period, version = (wanted.position(key) + 1 for key in wanted.keys)
    for column in (data, period, version):
        sheet.cell(5, column).value = sheet.cell(4, column).value
    at = sheet.cell(5, version).coordinate
    assert not excel_rules.accepts(rules["versi"], sheet, at, sheet.cell(4, version).value)
    assert is_red(excel_rules.marks(sheet)["data"], sheet, sheet.cell(5, data).coordinate)
    assert excel_rules.accepts(rules["versi"], sheet, at, 99)


def test_a_name_must_be_the_one_of_the_code():
    sheet, wanted = filled("kesehatan-unit-2024")
    rule = excel_rules.rules(sheet)["kabkota"]
    at = sheet.cell(3, wanted.position("kabkota") + 1).coordinate
    sheet.cell(3, wanted.position("kode_wilayah") + 1).value = "52.72.01"
    assert excel_rules.accepts(rule, sheet, at, "Kota Bima")
    assert not excel_rules.accepts(rule, sheet, at, "Kabupaten Bima")


def test_a_code_keeps_its_leading_zero():
    sheet, _ = filled("kesehatan-unit-2024", rows=1)
    assert sheet["A2"].number_format == sheet["A21"].number_format == "@"
    assert sheet["A2"].value == "0101"


def test_a_percent_below_one_is_marked_but_taken():
    sheet, wanted = filled("sampah-triwulan-2024")
    at = sheet.cell(3, wanted.position("terkelola_persen") + 1).coordinate
    assert excel_rules.accepts(excel_rules.rules(sheet)["terkelola_persen"], sheet, at, 0.875)
    colours = {
        colour
        for colour, formula in excel_rules.marks(sheet)["terkelola_persen"]
        if excel_rules.is_true(formula, sheet, at, f"{at[0]}2")
    }
    assert colours == {ORANGE}


def test_the_check_on_petunjuk_counts_what_was_pasted():
    sheet, wanted = filled("bencana-kejadian-2024", rows=10)
    guide = sheet.parent["Petunjuk"]
    rows = {cell.value: cell.row for cell in guide["B"]}
    for at, (column, entry) in enumerate(
        [("terdampak_jiwa", "1.234"), ("terdampak_jiwa", -1), ("kabkota", "Kab. Bima")], start=4
    ):
        sheet.cell(at, wanted.position(column) + 1).value = entry
    expected = {"terdampak_jiwa": 2, "kabkota": 1, "rumah_rusak": 0}
    for column, count in expected.items():
        formula = guide.cell(rows[column], 5).value.text
        assert sum_by_row(formula, sheet, wanted.size) == count, column


def checks(sheet, wanted):
    """Return, per column of the check on Petunjuk, its count of empty cells and its verdict."""
    guide = sheet.parent["Petunjuk"]
    rows = {cell.value: cell.row for cell in guide["B"]}
    typed = {each.name: rows[each.name] for each in wanted.to_fill}
    return {
        name: (
            sum_by_row(guide.cell(row, 4).value.text, sheet, wanted.size),
            guide.cell(row, 6).value,
        )
        for name, row in typed.items()
    }


def test_the_check_counts_the_empty_cells_of_every_row_that_was_started():
    sheet, wanted = filled("bencana-kejadian-2024", rows=0)
    sheet.cell(2, wanted.position("jenis_bencana") + 1).value = "banjir"
    sheet.cell(3, wanted.position("terdampak_jiwa") + 1).value = 12
    found = checks(sheet, wanted)
    counts = {name: count for name, (count, _) in found.items()}
    assert counts["jenis_bencana"] == counts["terdampak_jiwa"] == 1
    assert counts["no_kejadian"] == counts["kerugian_rupiah"] == 2
    # What must be there keeps the form from being ready; what may be empty is told.
    assert '"Lengkapi"' in found["no_kejadian"][1]
    assert '"Baik, "&D' in found["kerugian_rupiah"][1]


def test_the_check_waits_for_every_row_that_stands_there_already():
    sheet, wanted = filled("sampah-triwulan-2024", rows=6)
    assert {count for count, _ in checks(sheet, wanted).values()} == {wanted.size - 6}


def test_petunjuk_says_nothing_about_cells_the_form_does_not_have():
    def steps(wanted):
        return " ".join(str(cell.value) for cell in opened(wanted)["Petunjuk"]["B"])

    course, own = steps(form.from_dataset(BY_NAME["gizi-bulanan-2025"])), steps(example())
    for line in ("Sel abu-abu", "Tulis 0"):
        assert line in course and line not in own


def test_no_prompt_of_the_own_list_is_cut():
    sheet = excel_rules.sheet_of(opened(example()))
    assert not [name for name, rule in excel_rules.rules(sheet).items() if "…" in rule.prompt]


def test_a_date_far_from_the_year_is_refused_but_not_a_birth():
    wanted = form.from_dataset(BY_NAME["layanan-perlindungan-2024"], {"tahun": 2026})
    found = {each.name: limits(each) for each in wanted.fields if each.type == "date"}
    around = (dt.date(2025, 1, 1), dt.date(2027, 12, 31))
    assert found["tanggal_lapor"] == found["tanggal_selesai"] == around
    assert found["tanggal_lahir"][0] == found["tanggal_lahir_orang_tua"][0] == EARLIEST


def test_the_sheet_prints_one_page_wide_with_its_header_and_without_wide_repeats():
    sheet, wanted = filled("sampah-triwulan-2024")
    page = sheet.page_setup
    assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
    assert page.fitToWidth in (None, 1)  # one page is what Excel takes without a number
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1"
    source = sheet.cell(2, wanted.position("sumber") + 1)
    assert source.alignment.shrink_to_fit
    assert sheet.column_dimensions[source.column_letter].width < 25 < len(source.value)


def sum_by_row(formula, sheet, size):
    """Evaluate an array formula SUM(...) row by row, as Excel does for whole columns."""
    inner = formula.removeprefix("=SUM(").removesuffix(")")
    whole = re.compile(rf"Isian!(\$[A-Z]+)\$2:\1\${size + 1}(?!\d)")
    return sum(
        excel_rules.value_of("=" + whole.sub(rf"Isian!\g<1>${row}", inner), sheet)
        for row in range(2, size + 2)
    )


def test_fixed_values_make_the_template_of_one_period():
    dataset = BY_NAME["gizi-bulanan-2025"]
    wanted = form.from_dataset(dataset, {"tahun": 2026, "bulan": 7})
    assert len(wanted.rows) == len(form.from_dataset(dataset).rows) / 12
    assert wanted.name == "gizi-bulanan-2026-bulan-7"
    assert wanted.title == "Register bulanan penimbangan balita Juli 2026"
    # The table it points to exists for 2025 only.
    assert "kesehatan-balita-2025" in wanted.description
    assert "kesehatan-balita-2026" not in wanted.description
    sheet = excel_rules.sheet_of(opened(wanted))
    for name, value in (("bulan", 7), ("tahun", 2026)):
        cells = [row[wanted.position(name)] for row in sheet.iter_rows(min_row=2)]
        assert {cell.value for cell in cells} == {value} and cells[0].protection.locked


@pytest.mark.parametrize(
    ("pattern", "shape"),
    [(r"\d{4}", "####"), (r"52\.\d{2}", "52.##"), (r"BNC-\d{4}-\d", "BNC-####-#")],
)
def test_the_shape_of_a_code_and_its_pattern_are_the_same(pattern, shape):
    assert mask.shown(pattern) == shape
    assert mask.parts(mask.pattern_of(shape)) == mask.parts(pattern)


def test_a_pattern_no_formula_can_stand_for_is_not_passed_over():
    with pytest.raises(ValueError):
        mask.parts(r"[A-Z]\d+")
