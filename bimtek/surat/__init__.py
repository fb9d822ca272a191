"""Blank letters and forms of data work in book/surat: course templates, no official form."""

from __future__ import annotations

from pathlib import Path

from bimtek.files import write_tree
from bimtek.paths import BOOK
from bimtek.surat import layout, letters, return_sheet

FOLDER = BOOK / "surat"


def files() -> dict[str, bytes]:
    """Return every template by file name; the same bytes on every run of one platform."""
    made = {f"{letter.name}.docx": layout.to_bytes(letter) for letter in letters.ALL}
    return made | {return_sheet.NAME: return_sheet.to_bytes()}


def write(folder: Path = FOLDER) -> None:
    """Replace `folder` by one that holds exactly the templates."""
    write_tree(folder, files())
