"""Turn a letter into a .docx that opens in Word and LibreOffice and always has equal bytes."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from bimtek.sample_data.workbook import CREATED
from bimtek.surat.letter import Letter, Points, Table

NOTE = (
    "Templat kursus, bukan format resmi. Ganti setiap bagian [dalam kurung siku], dan"
    " sesuaikan dengan tata naskah dinas yang berlaku di kantor Anda."
)
HEAD = (
    "[NAMA PEMERINTAH DAERAH]",
    "[NAMA PERANGKAT DAERAH]",
    "[Alamat kantor, nomor telepon, laman, kode pos]",
)
_PLACEHOLDER = re.compile(r"(\[[^\]]+\])")
_AUTHOR = "Kursus pengelolaan data"
_HEADER_FILL = "D9E1F2"
_RIGHT_HALF = Cm(9)  # where date and signature begin
_ZIP_DATE = CREATED.timetuple()[:6]


def to_bytes(letter: Letter) -> bytes:
    """Return the letter as .docx; the same letter gives the same bytes on one platform."""
    document = docx.Document()
    _set_up(document, letter)
    _head(document)
    if letter.subject:
        _address(document, letter)
    else:
        _title(document, letter.title)
    for part in letter.parts:
        if isinstance(part, Table):
            _table(document, part)
        elif isinstance(part, Points):
            _points(document, part)
        else:
            _filled(document.add_paragraph(), part)
    # A signature alone on a page could stand under anything.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    if letter.subject:
        _signature(document)
    else:
        _signatures(document, letter)
    if letter.copies:
        _copies(document, letter)
    out = io.BytesIO()
    document.save(out)
    return _with_fixed_dates(out.getvalue())


def _set_up(document: Document, letter: Letter) -> None:
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    style.paragraph_format.space_after = Pt(5)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "id-ID")  # or Word underlines every word
    note = section.footer.paragraphs[0].add_run(NOTE)
    note.font.size, note.font.italic, note.font.color.rgb = Pt(8), True, RGBColor(0x40, 0x40, 0x40)
    properties = document.core_properties
    properties.title, properties.author = letter.title, _AUTHOR
    properties.last_modified_by, properties.comments = _AUTHOR, NOTE
    properties.language, properties.revision = "id-ID", 1
    properties.created = properties.modified = CREATED


def _head(document: Document) -> None:
    for text, size in zip(HEAD, (12, 14, 9), strict=True):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        _filled(paragraph, text, size=Pt(size), bold=size > 9)
    line = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "12", "space": "4", "color": "000000"}.items():
        bottom.set(qn(f"w:{name}"), value)
    line.append(bottom)
    paragraph.paragraph_format.space_after = Pt(12)
    # Schema order: the line stands before spacing and alignment.
    paragraph._p.get_or_add_pPr().insert(0, line)


def _address(document: Document, letter: Letter) -> None:
    date = document.add_paragraph()
    date.paragraph_format.left_indent = _RIGHT_HALF
    _filled(date, "[Tempat], [tanggal surat]")
    for name, value in (
        ("Nomor", "[nomor surat]"),
        ("Sifat", "Biasa"),
        ("Lampiran", letter.enclosure),
        ("Hal", letter.subject),
    ):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(2.2), WD_TAB_ALIGNMENT.LEFT)
        line.paragraph_format.left_indent = Cm(2.5)
        line.paragraph_format.first_line_indent = Cm(-2.5)
        _filled(line, f"{name}\t: {value}")
    for number, text in enumerate((f"Yth. {letter.addressee}", "di [tempat]")):
        line = document.add_paragraph()
        line.paragraph_format.space_before = Pt(0 if number else 12)
        line.paragraph_format.space_after = Pt(12 if number else 0)
        _filled(line, text)


def _title(document: Document, title: str) -> None:
    for text, after in ((title.upper(), 0), ("Nomor: [nomor]", 12)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(after)
        _filled(paragraph, text, bold=not after)


def _points(document: Document, points: Points) -> None:
    for number, sentence in enumerate(points.sentences, points.start):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.8)
        paragraph.paragraph_format.first_line_indent = Cm(-0.8)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
        _filled(paragraph, f"{number}.\t{sentence}")


def _table(document: Document, table: Table) -> None:
    if table.title:
        title = document.add_paragraph()
        title.paragraph_format.keep_with_next = True
        title.paragraph_format.space_before = Pt(6)
        _filled(title, table.title, bold=True)
    rows = table.all_rows()
    made = document.add_table(rows=0, cols=len(table.header), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Cm(width)
    for number, texts in enumerate([table.header, *rows]):
        _row(made, texts, table.widths, header=number == 0)
    if table.title:  # one of several short tables: not split over two pages
        for row in made.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    _gap(document, Pt(6))


def _gap(document: Document, size: Pt) -> Paragraph:
    """Keep what follows a table at a distance; a table has no space of its own."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = size
    return paragraph


def _row(table: DocxTable, texts: tuple[str, ...], widths: tuple[float, ...], header: bool) -> None:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))  # repeated on every page
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.space_before = Pt(2)
        _filled(paragraph, text, size=Pt(10), bold=header)
        if header:
            _shade(cell)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": _HEADER_FILL}.items():
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _signature(document: Document) -> None:
    for number, text in enumerate(("[Jabatan penanda tangan],", "[Nama pejabat]", "NIP [NIP]")):
        line = document.add_paragraph()
        line.paragraph_format.left_indent = _RIGHT_HALF
        line.paragraph_format.space_before = Pt((10, 45, 0)[number])
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.keep_with_next = number < 2
        _filled(line, text)


def _signatures(document: Document, letter: Letter) -> None:
    _gap(document, Pt(12)).paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(letter.signers))
    for cell, who in zip(table.rows[0].cells, letter.signers, strict=True):
        _filled(cell.paragraphs[0], who)
        for number, text in enumerate(("[Nama]", "NIP [NIP]")):
            line = cell.add_paragraph()
            line.paragraph_format.space_before = Pt(0 if number else 45)
            line.paragraph_format.space_after = Pt(0)
            _filled(line, text)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _copies(document: Document, letter: Letter) -> None:
    heading = document.add_paragraph("Tembusan:")
    heading.paragraph_format.space_before = Pt(10)
    heading.paragraph_format.space_after = Pt(0)
    for number, text in enumerate(letter.copies, 1):
        _filled(document.add_paragraph(), f"{number}. {text}")


def _filled(
    paragraph: Paragraph, text: str, size: Pt | None = None, bold: bool | None = None
) -> None:
    """Add text; what stands in square brackets is marked yellow, so that none is overlooked."""
    for piece in filter(None, _PLACEHOLDER.split(text)):
        run = paragraph.add_run(piece)
        run.font.size, run.bold = size, bold
        if piece.startswith("["):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _with_fixed_dates(content: bytes) -> bytes:
    """Return the package with one date on all members: python-docx puts today's there."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on Windows and elsewhere
            fixed.writestr(entry, made.read(name))
    return out.getvalue()
