"""The catalogue of mess: its entries by group, and pictures of real raw files."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pandas as pd
from docutils.parsers.rst import directives
from openpyxl.utils import get_column_letter

from bimtek import curriculum
from bimtek.errors import CourseError
from bimtek.sample_data import catalogue, ledger
from bimtek.sample_data.catalogue import Mess
from bimtek.sample_data.declaration import Dataset
from bimtek.sample_data.pictures import excerpt, places
from bimtek.sample_data.pictures.excerpt import Excerpt, Finding, Request
from bimtek.sphinx_course.markdown import MarkdownDirective, table

CLEAN_ROWS = 6
EXAMPLES = 3  # ledger rows spelt out under a picture for one code


class CatalogueDirective(MarkdownDirective):
    """A directive that reads the catalogue."""

    def datasets(self) -> Path:
        """Folder of the data beside the book's pages."""
        return Path(self.env.srcdir) / "datasets"

    def catalogue(self) -> dict[str, Mess]:
        """Read the catalogue and note that the page hangs on it."""
        path = self.datasets() / catalogue.FILE.name
        self.env.note_dependency(str(path))
        return catalogue.load(path)


class MessCards(CatalogueDirective):
    """`{daftar-kekacauan} angka`: a card to open for every code of a group."""

    required_arguments = 1

    def markdown(self) -> str:
        """One card per code, each with an anchor of its name."""
        group = self.choose(*catalogue.GROUPS)
        plan = curriculum.load(self.source(curriculum.PLAN.name))
        found = [mess for mess in self.catalogue().values() if mess.kelompok == group]
        return "\n".join(_card(mess, plan) for mess in found)


class MessPicture(CatalogueDirective):
    """`{gambar-kekacauan} NAMA-BERKAS`: part of a raw file with its mess marked.

    Options: `kode` (what is to be seen), `alt`, `lembar`, `kolom` (fields of the truth in
    the picture), `rapi` (fields of the clean rows, otherwise the same). Below the picture
    stand the marks in words and the rows as they should be.
    """

    required_arguments = 1
    final_argument_whitespace = True  # offices put spaces into file names
    option_spec: ClassVar[dict] = {
        "kode": directives.unchanged_required,
        "alt": directives.unchanged_required,
        "kolom": directives.unchanged,
        "rapi": directives.unchanged,
        "lembar": directives.unchanged,
    }

    def markdown(self) -> str:
        """The picture, the list of what is marked in it and the clean rows."""
        kinds = self.catalogue()
        missing = {"kode", "alt"} - self.options.keys()
        unknown = set(self.options.get("kode", "").split()) - kinds.keys()
        if missing or unknown:
            raise CourseError(f"{{{self.name}}}: periksa {', '.join(missing or unknown)}.")
        request = Request(
            self.arguments[0],
            tuple(self.options["kode"].split()),
            self.options["alt"].replace("\n", " "),
            tuple(self.options.get("kolom", "").split()),
            tuple(self.options.get("rapi", "").split()),
            self.options.get("lembar", ""),
        )
        dataset, raw = excerpt.source(request.name)
        for path in excerpt.paths(dataset, raw, self.datasets()):
            self.env.note_dependency(str(path))
        return _picture(excerpt.take(request, self.datasets()), request, kinds, dataset)


def _card(mess: Mess, plan: curriculum.Curriculum) -> str:
    module = plan.module(mess.pelajaran)
    lesson = f"Modul {module.number}"
    if module.available:
        lesson = f"{{doc}}`{lesson} </notebooks/{module.name}>`"
    shown = str if mess.is_layout else _code
    example = f"{shown(mess.contoh_sebelum)} **menjadi** {shown(mess.contoh_sesudah)}"
    foot = [lesson]
    if mess.penanganan == catalogue.MARK:
        foot.append("{bdg-secondary-line}`tandai, jangan ditebak`")
    return "\n".join(
        [
            f":::{{dropdown}} {mess.nama} · {mess.kode}",
            ":class-container: kartu-kekacauan",
            "",
            # Inside, so that a browser that follows a link to it opens the card.
            f"({mess.kode.lower()})=",
            example,
            "",
            f"Akibatnya\n: {mess.mengapa_merugikan}\n",
            f"Menemukan\n: {mess.cara_menemukan}\n",
            f"Memperbaiki\n: {mess.cara_memperbaiki}\n",
            f"Dipelajari di\n: {' · '.join(foot)}\n",
            ":::",
            "",
        ]
    )


def _picture(found: Excerpt, request: Request, kinds: dict[str, Mess], dataset: Dataset) -> str:
    sheet = f", lembar *{request.sheet}*" if request.sheet else ""
    in_text = not request.name.endswith(".xlsx")
    more = f" ({CLEAN_ROWS} baris pertama)" if len(found.clean) > CLEAN_ROWS else ""
    lines = [
        "```{raw} html",
        '<div class="gambar-berkas" role="group" tabindex="0" aria-label="Gambar berkas">',
        f"{found.svg}</div>",
        "```",
        "",
        f"Berkas mentah `{request.name}`{sheet}:",
        "",
        *(f"{each.number}. {_said(each, kinds[each.code], in_text)}" for each in found.findings),
        "",
        f"Baris itu dalam tabel rapi{more}:",
        "",
        _clean(found.clean, dataset),
    ]
    return "\n".join(lines)


def _said(finding: Finding, mess: Mess, in_text: bool) -> str:
    """Return a line of the list: the code as a link, where it is, what should stand there."""
    said = []
    repeated = [row.sel for row in finding.rows if row.operasi == "baris"]
    cells = [row for row in finding.rows if row.operasi == "nilai"]
    if not finding.rows:
        said.append(_address(finding, in_text))
    if repeated:
        said.append(f"baris {', '.join(str(ledger.position(sel)[0] + 1) for sel in repeated)}")
    for row in cells[:EXAMPLES]:
        where = f"baris {row.sel.partition(':')[0]}" if in_text else row.sel
        said.append(f"{where} {_code(row.sesudah)}, seharusnya {_code(row.sebelum)}")
    if len(cells) > EXAMPLES:
        said.append(f"dan {len(cells) - EXAMPLES} sel lagi")
    return f"[{mess.nama}](#{mess.kode.lower()}): {'; '.join(said)}"


def _address(finding: Finding, in_text: bool) -> str:
    """Return where a layout's code is seen; a hidden column is known by its letter."""
    (area,) = finding.areas
    if area in places.TABS:
        return "nama lembar"
    top, left, bottom, right = area
    letter = get_column_letter(left + 1)
    if finding.code == "STR-KOLOM-TERSEMBUNYI":
        return f"kolom {letter}"
    if (top, left) == (bottom, right) and not in_text:
        return f"sel {letter}{top + 1}"
    return f"baris {top + 1}" + (f" sampai {bottom + 1}" if bottom > top else "")


def _clean(clean: pd.DataFrame, dataset: Dataset) -> str:
    whole = {each.name for each in dataset.fields if each.type == "integer"}
    rows = [
        [_shown(value, name in whole) for name, value in record.items()]
        for record in clean.head(CLEAN_ROWS).to_dict("records")
    ]
    return table(list(clean.columns), rows, "auto", "tabel-rapi")


def _shown(value: object, whole: bool) -> str:
    if pd.isna(value):
        return ""
    return str(int(value)) if whole else str(value)


def _code(text: str) -> str:
    """Return a value as code; what cannot be seen gets the catalogue's signs."""
    if text in ("", "(kosong)"):
        return "*(kosong)*"
    visible = text.replace("\xa0", "°").replace("  ", "␣␣")
    visible = "␣" * (len(visible) - len(visible.lstrip(" "))) + visible.lstrip(" ")
    visible = visible.rstrip(" ") + "␣" * (len(visible) - len(visible.rstrip(" ")))
    return f"`{visible}`"
