"""Exercise pages are shown, not executed; a box on top says where to work on them.

An exercise reads files from its own `data/` folder, so what can be downloaded is the whole
folder as a .zip, never the notebook alone.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from bimtek.files import write_whole

_HIDDEN = (".", "__pycache__")
# The oldest date a .zip can hold: the same folder always gives the same bytes.
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def _archive(app: Sphinx, exercise: str) -> Path:
    return Path(app.outdir).parent / "unduhan" / f"{exercise}.zip"


def pack_exercises(app: Sphinx) -> None:
    """Write one .zip per exercise folder, only when its content changed."""
    for folder in sorted((Path(app.srcdir) / "exercises").glob("*/")):
        content = zip_folder(folder)
        target = _archive(app, folder.name)
        if not target.exists() or target.read_bytes() != content:
            write_whole(target, content)


def zip_folder(folder: Path) -> bytes:
    """Pack a folder under its own name; equal folders give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder.parent)
            if path.is_file() and not any(part.startswith(_HIDDEN) for part in inside.parts):
                member = zipfile.ZipInfo(inside.as_posix(), date_time=_FIXED_DATE)
                archive.writestr(member, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def add_download_box(app: Sphinx, doctree: nodes.document) -> None:
    """Put the box under the title of an exercise page."""
    docname = app.env.docname
    if not docname.startswith("exercises/"):
        return
    exercise = docname.split("/")[1]
    title = next(doctree.findall(nodes.title), None)
    if title is None:
        return
    section = title.parent
    section.insert(section.index(title) + 1, _box(exercise, _source_path(app, exercise)))


def _source_path(app: Sphinx, exercise: str) -> str:
    """Path of the archive as Sphinx wants it: from the source folder, with a leading slash."""
    return "/" + Path(os.path.relpath(_archive(app, exercise), app.srcdir)).as_posix()


def _box(exercise: str, archive: str) -> nodes.admonition:
    where = nodes.paragraph(
        "",
        "Halaman ini untuk dibaca. Jawaban Anda tulis di lab: tekan tombol Buka di lab di atas. "
        "Bila tombol itu tidak ada, jalankan ",
    )
    where += nodes.literal("", "py mulai.py lab")
    where += nodes.Text(" lalu buka ")
    where += nodes.literal("", f"latihan/{exercise}/{exercise}.ipynb")
    where += nodes.Text(".")
    link = addnodes.download_reference("", "", reftarget=archive, refdoc="")
    link += nodes.literal("", f"{exercise}.zip", classes=["xref", "download"])
    take = nodes.paragraph("", "Berkas latihan ini juga dapat diunduh beserta datanya: ")
    take += link
    take += nodes.Text(". Laptop yang membukanya tetap perlu memasang kursus ini.")
    box = nodes.admonition("", nodes.title("", "Kerjakan di lab"), where, take)
    box["classes"] += ["tip", "kotak-latihan"]
    return box
