"""Fill the participant's folder kerja/ from the course, never over the participant's work.

What was laid down is remembered as sha256 in `kerja/.isi.json`, so that a later run can
tell a new release from a file the participant changed.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from bimtek.files import write_whole
from bimtek.paths import BOOK, DATASETS, EXERCISES, NOTEBOOKS, WORK
from bimtek.start_page import START_PAGE, TEMPLATE, start_page

_TERM = re.compile(rb"\{term\}`([^`<]+?)(?: <[^>`]+>)?`")
LEDGER = ".isi.json"
LESSON = "pelajaran-"  # before the name of a lesson's notebook
LETTERS = BOOK / "surat"
# The truth and the ledger of defects stay with the facilitator.
PARTICIPANT_DATA = ("mentah", "referensi")


def fill_work_folder(
    notebooks: Path = NOTEBOOKS,
    exercises: Path = EXERCISES,
    datasets: Path = DATASETS,
    letters: Path = LETTERS,
    work: Path = WORK,
    template: Traversable = TEMPLATE,
) -> list[Path]:
    """Lay down what is missing or new in `work`; return what was added, relative to it.

    A notebook that exists is never touched: a new release of it is put beside it as
    `NAME (versi baru).ipynb`. A data file and the start page follow a new release as long
    as they are exactly what the course laid down; otherwise they are treated like a
    notebook. A deleted file comes back. Raises CourseError when `work` cannot be written.
    """
    ledger = _read_ledger(work)
    added = []
    sources = _sources(notebooks, exercises, datasets, letters)
    for source, place in sorted(sources, key=lambda pair: pair[1]):
        path = _lay_down(_content(source), place, work, ledger)
        if path is not None:
            added.append(path)
    if _refresh(start_page(work, template).encode(), START_PAGE, work, ledger):
        added.append(START_PAGE)
    return added


def _sources(
    notebooks: Path, exercises: Path, datasets: Path, letters: Path
) -> Iterator[tuple[Path, Path]]:
    """Yield (file of the course, its place in kerja/)."""
    for path in notebooks.glob("*.ipynb"):
        # Otherwise the tabs of a lesson and its exercise have the same name.
        yield path, Path("pelajaran", f"{LESSON}{path.name}")
    for path in course_files(notebooks / "gambar"):
        yield path, Path("pelajaran", path.relative_to(notebooks))
    for path in course_files(exercises):
        yield path, Path("latihan", path.relative_to(exercises))
    for folder in PARTICIPANT_DATA:
        for path in course_files(datasets / folder):
            yield path, Path("datasets", path.relative_to(datasets))
    for path in course_files(letters):
        yield path, Path("surat", path.relative_to(letters))


def _content(source: Path) -> bytes:
    """Return a course file as it lies in kerja/.

    There a lesson's links to exercises/ point to latihan/, and terms are plain words: the
    glossary they would lead to is in the book.
    """
    content = source.read_bytes()
    if source.suffix == ".ipynb":
        content = content.replace(b"](../exercises/", b"](../latihan/")
        content = _TERM.sub(rb"\1", content)
    return content


def course_files(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder` that belong to the course, not to a tool."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__", "~$")) for part in inside):
            yield path


def _lay_down(content: bytes, place: Path, work: Path, ledger: dict[str, str]) -> Path | None:
    """Put one course file into `work`; return where, or None when nothing was needed."""
    new = _sha256(content)
    known = ledger.get(place.as_posix())
    present = _sha256((work / place).read_bytes()) if (work / place).exists() else None
    if present is None or (present == known != new and place.suffix != ".ipynb"):
        written = place
    elif new in (present, known):
        written = None
    else:
        written = _free_place_beside(place, new, work)
    if written is not None:
        write_whole(work / written, content)
    _remember(place, new, work, ledger)
    return written


def _free_place_beside(place: Path, new: str, work: Path) -> Path | None:
    """Return `NAME (versi baru)`, or with the next free number; None if it lies there already."""
    marks = itertools.chain(["versi baru"], (f"versi baru {n}" for n in itertools.count(2)))
    for mark in marks:
        beside = place.with_name(f"{place.stem} ({mark}){place.suffix}")
        if not (work / beside).exists():
            return beside
        if _sha256((work / beside).read_bytes()) == new:
            return None


def _refresh(content: bytes, place: Path, work: Path, ledger: dict[str, str]) -> bool:
    """Write a page the course owns, unless the participant changed it; True if written."""
    new = _sha256(content)
    present = _sha256((work / place).read_bytes()) if (work / place).exists() else None
    if present not in (None, new, ledger.get(place.as_posix())):
        return False
    if present != new:
        write_whole(work / place, content)
    _remember(place, new, work, ledger)
    return present != new


def _remember(place: Path, new: str, work: Path, ledger: dict[str, str]) -> None:
    """Note what was laid down, after each file, so that an interrupted run is continued."""
    if ledger.get(place.as_posix()) != new:
        ledger[place.as_posix()] = new
        text = json.dumps(ledger, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(work / LEDGER, f"{text}\n".encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_ledger(work: Path) -> dict[str, str]:
    """Return place -> sha256; empty when there is none or it was damaged."""
    try:
        kept = json.loads((work / LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
