"""Makes folders of submissions for tests, and reads what was collected from them."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import nbformat
from gladi import kecil

from bimtek import identity
from bimtek.grading.collecting.collect import Collection
from bimtek.identity import Identity

SITI = Identity(("Siti Aminah",), "Dinas Kesehatan")
IN_ZIP = f"latihan/{kecil.NAME}/{kecil.NAME}.ipynb"


def zipped(*entries: tuple, who: Identity | None = SITI) -> bytes:
    """Return a zip of (name or ZipInfo, content[, date_time]), with an identity unless None."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if who:
            archive.writestr(identity.FILE_NAME, identity.to_bytes(who))
        for name, content, *moment in entries:
            entry = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, *moment)
            archive.writestr(entry, content)
    return buffer.getvalue()


def put(root: Path, name: str, content: bytes | str, when: float | None = None) -> None:
    """Write a file below `root`, with a time of change in seconds when given."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if when is not None:
        os.utime(path, (when, when))


def notebook(**metadata: object) -> bytes:
    """Return a notebook of one cell that is no exercise of the course."""
    cell = nbformat.v4.new_code_cell("1 + 1", metadata=metadata)
    return kecil.to_bytes(nbformat.v4.new_notebook(cells=[cell]))


def who(collection: Collection) -> list[tuple[str, str]]:
    return [(person.display, person.office) for person in collection.participants]


def names(collection: Collection) -> list[str]:
    return [person.display for person in collection.participants]


def texts(collection: Collection) -> dict[str, str]:
    return {problem.place: problem.text for problem in collection.problems}


def blocking(collection: Collection) -> set[str]:
    return {problem.place for problem in collection.problems if problem.blocking}


def states(collection: Collection) -> dict[str, str]:
    """Return the state of every file by place; a place given twice is an error."""
    found = {each.place: each.state for each in collection.files}
    assert len(found) == len(collection.files), "two rows for one file"
    return found
