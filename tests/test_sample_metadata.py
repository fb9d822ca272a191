"""Filled metadata forms: right where nothing was spoilt, and every error is in the ledger."""

from __future__ import annotations

import io

import openpyxl
import pytest
from sample_table import COLUMNS, dataset

from bimtek.sample_data import defects, generate, reference
from bimtek.sample_data.declaration import Defect, SheetLayout
from bimtek.sample_data.declarations import ALL, metadata
from bimtek.sample_data.declarations.metadata_answers import VARIABLES

FORMS = {each.name: each for each in metadata.DATASETS}
TRUTH = {name: generate.truth(each) for name, each in FORMS.items()}
MADE = {name: generate.make_file(each, each.files[0], TRUTH[name]) for name, each in FORMS.items()}
LAYOUT = SheetLayout("Data", COLUMNS)


def errors(name: str) -> list:
    return [row for row in MADE[name].ledger if row.operasi == "nilai"]


def test_error_stands_in_the_row_and_column_the_declaration_names():
    wrong = Defect("META-SATUAN", "satuan", row={"kode": "0007"}, after="Persen")
    made_from = dataset(LAYOUT, wrong)
    made = generate.make_file(made_from, made_from.files[0], generate.truth(made_from))
    (row,) = [row for row in made.ledger if row.operasi == "nilai"]
    assert (row.sel, row.kode, row.sebelum, row.sesudah) == ("L8", "META-SATUAN", "ton", "Persen")


def test_row_narrows_the_choice_for_every_other_code_too():
    made_from = dataset(LAYOUT, Defect("LOG-NEGATIF", "jumlah", 3, row={"wilayah": "Kota Bima"}))
    made = generate.make_file(made_from, made_from.files[0], generate.truth(made_from))
    rows = [int(row.sel[1:]) for row in made.ledger if row.operasi == "nilai"]
    assert len(rows) == 3 and all(8 <= row <= 13 for row in rows)


@pytest.mark.parametrize(
    "useless",
    [
        Defect("META-SATUAN", "satuan", row={"kode": "9999"}, after="Persen"),
        Defect("META-SATUAN", "satuan", row={"kode": "0007"}, after="ton"),
    ],
    ids=["no such row", "no change"],
)
def test_error_that_changes_nothing_is_refused(useless):
    made_from = dataset(LAYOUT, useless)
    with pytest.raises(defects.TooFewCells):
        generate.make_file(made_from, made_from.files[0], generate.truth(made_from))


@pytest.mark.parametrize("name", FORMS)
def test_every_form_has_errors_of_at_least_four_kinds(name):
    assert len({row.kode for row in errors(name)}) >= 4
    assert all(row.kode.startswith("META-") for row in errors(name))


def test_activity_form_has_every_field_and_rightly_skips_the_block_on_samples():
    form = reference.table("ms_keg")
    answers = TRUTH["metadata-ms-keg"]
    assert answers["nama_isian"].tolist() == form["nama_isian"].tolist()
    given = answers.set_index("rincian")["isian"]
    assert given[form["rincian"][form["wajib_menurut_alat"] == "ya"]].notna().all()
    assert given["0.4"].startswith("3 ") and given[given.index.str.startswith("5.")].isna().all()


def test_answers_of_the_activity_form_are_among_its_choices():
    table = TRUTH["metadata-ms-keg"]
    coded = table[table["pilihan"].str.match(r"1 ", na=False) & table["isian"].notna()]
    assert len(coded) > 15
    for choices, answer in zip(coded["pilihan"], coded["isian"], strict=True):
        assert set(answer.split("|")) <= set(choices.split("|"))


def test_variable_form_describes_the_columns_of_the_register():
    table = TRUTH["metadata-ms-var"].set_index("alias")
    described = {each.name: each for each in metadata.REGISTER.fields}
    assert list(table.index) == [name for name in described if name not in ("tahun", "sumber")]
    assert list(table.index) == list(VARIABLES)
    for name, row in table.iterrows():
        assert row["definisi"] == described[name].description
        assert row["satuan"].lower() == (described[name].unit or "-")


def test_indicator_form_has_the_fields_of_the_transcript_and_known_variables():
    table = TRUTH["metadata-ms-ind"]
    titles = [each.title for each in FORMS["metadata-ms-ind"].fields[:-1]]
    assert titles == reference.table("ms_ind")["nama_isian"].tolist()[1:]
    known = {each.title for dataset in ALL for each in dataset.fields}
    plain = table[table["komposit"] == "2 Tidak"]
    assert set("|".join(plain["variabel_nama"]).split("|")) <= known
    composite = table[table["komposit"] == "1 Ya"]
    assert set("|".join(composite["indikator_nama"]).split("|")) <= set(table["nama_indikator"])


def test_sheet_of_seven_fields_links_to_files_that_exist():
    truths = {f"bersih/{dataset.name}.csv" for dataset in ALL}
    assert set(TRUTH["metadata-ntb"]["tautan"]) <= truths


def test_units_in_the_seven_fields_are_those_of_the_described_columns():
    units = {
        f"bersih/{dataset.name}.csv": {each.unit for each in dataset.fields if each.unit}
        for dataset in ALL
    }
    for _, row in TRUTH["metadata-ntb"].query("ukuran != 'Persentase'").iterrows():
        known = units[row["tautan"]]
        assert not known or row["satuan"].lower() in known


def test_wrapped_text_has_the_room_it_needs():
    form = FORMS["metadata-ms-ind"].files[0]
    at = [column.field for column in form.sheets[0].columns].index("definisi")
    width = form.sheets[0].columns[at].width
    made = MADE["metadata-ms-ind"]
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]
    cells = [row[at] for row in sheet.iter_rows(min_row=6, max_row=12)]
    assert max(len(cell.value) for cell in cells) > 3 * width
    for cell in cells:
        room = sheet.row_dimensions[cell.row].height
        assert cell.alignment.wrap_text and room >= 15 * len(cell.value) / width
