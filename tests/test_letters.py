"""The letter templates: complete, neutral, to be filled in, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import openpyxl
import pandas as pd
import pytest

from bimtek import surat
from bimtek.surat import layout, letters, return_sheet

FILES = surat.files()
LETTERS = {f"{letter.name}.docx": letter for letter in letters.ALL}
HEADERS = {
    "catatan-pengembalian.docx": [["No", "Lembar", "Sel", "Masalah", "Yang diminta", "Tenggat"]],
    "jawaban-dan-pengiriman-ulang.docx": [["No", "Sel", "Tindakan", "Keterangan"]],
    "permintaan-data.docx": [["No", "Kegiatan", "Pelaksana", "Tanggal"]],
    "pengingat.docx": [
        ["No", "Data", "Masa data", "Batas waktu semula", "Batas waktu baru"],
    ],
    "serah-terima-data.docx": [
        [
            "No", "Nama data", "Masa data terakhir", "Nama berkas terakhir", "Letak berkas",
            "Metadata",
        ],
        ["Data", "Keanehan", "Penjelasan", "Dari siapa"],
        ["No", "Pekerjaan", "Waktu", "Diterima dari", "Dikirim kepada"],
        ["No", "Pekerjaan", "Keadaan sekarang", "Langkah berikutnya", "Tenggat"],
        ["No", "Urusan", "Unit", "Jabatan", "Telepon atau surel kantor"],
    ],
}  # fmt: skip


def _opened(name: str):
    return docx.Document(io.BytesIO(FILES[name]))


def _paragraphs(name: str) -> list:
    document = _opened(name)
    in_tables = [
        paragraph
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    return [*document.paragraphs, *in_tables]


def _text(name: str) -> str:
    return "\n".join(paragraph.text for paragraph in _paragraphs(name))


def _with_border(name: str) -> list:
    return [t for t in _opened(name).tables if t.style.name == "Table Grid"]


def _sheet():
    return openpyxl.load_workbook(io.BytesIO(FILES[return_sheet.NAME]))


def test_committed_templates_are_those_that_are_made():
    kept = {path.name: path.read_bytes() for path in surat.FOLDER.iterdir()}
    assert kept.keys() == FILES.keys()
    for name, content in FILES.items():  # zlib packs differently on other platforms
        with (
            zipfile.ZipFile(io.BytesIO(content)) as made,
            zipfile.ZipFile(io.BytesIO(kept[name])) as old,
        ):
            assert made.namelist() == old.namelist()
            for member in made.namelist():
                assert made.read(member) == old.read(member), (name, member)


def test_writing_twice_gives_equal_bytes_and_leaves_nothing_else(tmp_path, monkeypatch):
    surat.write(tmp_path / "surat")
    (tmp_path / "surat" / "lama.docx").write_bytes(b"")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 17, 9, 0, 0, 0, 0, 0))
    surat.write(tmp_path / "surat")
    written = {path.name: path.read_bytes() for path in (tmp_path / "surat").iterdir()}
    assert written == FILES


@pytest.mark.parametrize("name", FILES)
def test_file_carries_no_date_but_the_fixed_one(name):
    with zipfile.ZipFile(io.BytesIO(FILES[name])) as package:
        assert len({entry.date_time for entry in package.infolist()}) == 1
        core = package.read("docProps/core.xml").decode("utf-8")
    stamps = re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", core)
    assert stamps and set(stamps) == {"2025-01-01T00:00:00Z"}


@pytest.mark.parametrize("name", LETTERS)
def test_tables_have_the_promised_header_repeated_on_every_page(name):
    tables = _with_border(name)
    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == HEADERS[name]
    for table in tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        if table.rows[0].cells[0].text == "No":
            assert [row.cells[0].text for row in table.rows[1:]] == [
                str(number) for number in range(1, len(table.rows))
            ]


@pytest.mark.parametrize("name", LETTERS)
def test_tables_are_as_wide_as_the_text_and_columns_as_declared(name):
    section = _opened(name).sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in _with_border(name):
        widths = [column.width for column in table.columns]
        assert abs(sum(widths) - room) < 36_000  # a millimetre
        assert [cell.width for cell in table.rows[1].cells] == widths


@pytest.mark.parametrize("name", LETTERS)
def test_what_is_filled_in_stands_in_brackets_and_is_marked(name):
    for paragraph in _paragraphs(name):
        for run in paragraph.runs:
            assert (run.text.startswith("[") and run.text.endswith("]")) == (
                run.font.highlight_color is not None
            ), run.text
            assert run.font.highlight_color is not None or not set("[]") & set(run.text)
    assert _text(name).count("[") >= 15


@pytest.mark.parametrize("name", LETTERS)
def test_letter_is_neutral_and_says_that_it_is_a_course_template(name):
    document = _opened(name)
    assert document.sections[0].footer.paragraphs[0].text == layout.NOTE
    assert "bukan format resmi" in layout.NOTE
    assert not document.inline_shapes
    assert [paragraph.text for paragraph in document.paragraphs[:3]] == list(layout.HEAD)
    # Names, offices and numbers of a real place are what the writer fills in.
    fixed = re.sub(r"\[[^\]]*\]", "", _text(name))
    for word in ("NTB", "Nusa Tenggara", "Mataram", "Dinas", "BPS", "Bapak", "Ibu"):
        assert not re.search(rf"\b{word}\b", fixed), word
    assert not re.search(r"\d{4,}", fixed)
    for before in re.findall(r"(?:Nama pejabat|NIP|Nama)\]?.*", fixed):
        assert not re.search(r"[a-z]{3,} [A-Z][a-z]+", before), before


@pytest.mark.parametrize("name", LETTERS)
def test_word_takes_the_letter_for_indonesian(name):
    document = _opened(name)
    assert document.core_properties.language == "id-ID"
    assert document.core_properties.title == LETTERS[name].title
    assert 'w:val="en-US"' not in document.styles.element.xml


@pytest.mark.parametrize("name", LETTERS)
def test_points_of_a_letter_count_on(name):
    numbers = [
        int(match[1])
        for paragraph in _opened(name).paragraphs
        if (match := re.match(r"(\d+)\.\t", paragraph.text))
    ]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("name", LETTERS)
def test_signature_never_stands_alone_on_a_page(name):
    paragraphs = _opened(name).paragraphs
    signed = [p.text.startswith("[Jabatan penanda tangan]") for p in paragraphs]
    last = signed.index(True) if any(signed) else len(paragraphs)
    closing = [p for p in paragraphs[:last] if p.text][-1]
    assert closing.text.endswith(".") and closing.paragraph_format.keep_with_next


def test_handing_over_keeps_no_password():
    assert "Kata sandi tidak dicatat" in _text("serah-terima-data.docx")


def test_return_sheet_is_a_table_that_pandas_reads_as_it_is():
    table = pd.read_excel(io.BytesIO(FILES[return_sheet.NAME]))
    assert table.columns.tolist() == [
        "no", "berkas", "lembar", "sel", "masalah", "yang_diminta", "tenggat",
        "tanggapan_produsen", "status",
    ]  # fmt: skip
    assert table.empty


def test_status_is_chosen_from_the_four_states_of_the_guide():
    book = _sheet()
    rules = book["Catatan"].data_validations.dataValidation
    rule = next(each for each in rules if each.type == "list")
    assert str(rule.sqref) == "I2:I301"
    target = book.defined_names[rule.formula1].attr_text
    assert target.startswith("Petunjuk!")
    cells = book["Petunjuk"][target.partition("!")[2]]
    assert {cell.value: cell.offset(column=1).value for (cell,) in cells} == {
        "0 Menunggu verifikasi": "Belum dijawab produsen.",
        "1 Terisi, sesuai": "Sudah diperbaiki, atau terbukti benar.",
        "2 Terisi, tidak sesuai": "Sudah dijawab, masih melanggar.",
        "3 Tidak terisi": "Selnya masih kosong.",
    }
    (first,), *_ = cells
    assert first.offset(-1, 1).value == "Arti"


def test_guide_says_where_the_states_come_from_and_explains_every_column():
    texts = [cell.value for row in _sheet()["Petunjuk"].iter_rows() for cell in row if cell.value]
    assert return_sheet.STATES_NOTE in texts
    assert "berkas publik sebuah pemerintah daerah" in return_sheet.STATES_NOTE
    assert "bacaan kursus" in return_sheet.STATES_NOTE
    assert {column.name for column in return_sheet.COLUMNS} <= set(texts)
    assert any("bukan format resmi" in text for text in texts)


def test_deadline_is_a_date():
    sheet = _sheet()["Catatan"]
    rule = next(each for each in sheet.data_validations.dataValidation if each.type == "date")
    assert str(rule.sqref) == "G2:G301"
    assert sheet.column_dimensions["G"].number_format == "dd/mm/yyyy"


def test_return_sheet_keeps_its_header_in_view_and_prints_on_a4():
    sheet = _sheet()["Catatan"]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert sheet.auto_filter.ref == "A1:I301"
