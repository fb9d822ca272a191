"""Which pages of `nilai` belong to a hand-in: those that were made from its files, no others.

A receipt proves who handed a file in, not who its name says: whoever hands something in
under another name must not get to see what that other person wrote. So a page is shown for
an exercise that was graded from this hand-in, and the summary only when all of this
participant's graded exercises came from hand-ins whose codes are known.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bimtek.grading import class_record, results_store
from bimtek.grading.before_grading import FEEDBACK
from bimtek.grading.report_files import SUMMARY
from bimtek.room.receipts import Receipt

# What is to be said about a hand-in without a page.
NOT_YET = "Kiriman ini belum dinilai. Coba lagi nanti."
OTHER_VERSION = (
    "Yang dinilai kiriman lain atas nama yang sama, biasanya yang lebih baru. Pakai kode tanda "
    "terima kiriman itu."
)
BEING_WRITTEN = "Hasil penilaian sedang diperbarui. Coba lagi sebentar lagi."
OTHER_FOLDER = (
    "Hasil penilaian di laptop fasilitator bukan dari kiriman ruang ini. Beri tahu fasilitator: "
    "--hasil harus menyebut hasil penilaian folder kiriman ini."
)


@dataclass(frozen=True)
class PublishedPage:
    """One page: its place in the address, what to call it and the file."""

    path: str
    title: str
    file: Path


@dataclass
class Published:
    """What somebody with some codes may see; `notes` say what is missing and why."""

    pages: list[PublishedPage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def published(output: Path, folder: Path, known: Iterable[Receipt]) -> Published:
    """Return the pages in `output` for hand-ins in `folder`; nothing is written."""
    known = list(known)
    found = _record(output)
    if found is None:
        return Published(notes=[NOT_YET])
    graded_from = Path(found["folder"])
    if not folder.is_relative_to(graded_from):
        return Published(notes=[OTHER_FOLDER])
    above = folder.relative_to(graded_from)
    places = [f"{(above / each.place).as_posix()}/" for each in known]
    graded: dict[str, dict[str, bool]] = defaultdict(dict)  # participant, exercise: is it theirs?
    for participant, exercise, place, *_ in found["submissions"]:
        graded[participant][exercise] = place.startswith(tuple(places))
    result = Published()
    for participant, exercises in graded.items():
        own = sorted(name for name, is_own in exercises.items() if is_own)
        if own and all(exercises.values()):
            result.pages.append(_page(output, participant, SUMMARY, "Ringkasan"))
        for name in own:
            title = f"Umpan balik {name.replace('-', ' ')}"
            result.pages.append(_page(output, participant, f"{name}.html", title))
    result.notes = _notes(known, places, found)
    current = [each for each in result.pages if _is_current(output, each.file)]
    if len(current) < len(result.pages):
        return Published(notes=[BEING_WRITTEN])
    return result


def _page(output: Path, participant: str, name: str, title: str) -> PublishedPage:
    return PublishedPage(f"{participant}/{name}", title, output / FEEDBACK / participant / name)


def _notes(known: list[Receipt], places: list[str], found: dict) -> list[str]:
    """Say why a hand-in has no page at all."""
    notes = []
    for each, place in zip(known, places, strict=True):
        if any(row[2].startswith(place) for row in found["submissions"]):
            continue
        met = any(row["place"].startswith(place) for row in found["files"])
        notes.append(f"Kiriman pukul {each.at:%H.%M}: {OTHER_VERSION if met else NOT_YET}")
    return notes


def _is_current(output: Path, page: Path) -> bool:
    """Tell whether a page was written after the record of the class.

    Ids of participants may move between runs, so an older page may be somebody else's.
    """
    written = class_record.when_written(output)
    try:
        return written is not None and page.stat().st_mtime >= written
    except OSError:
        return False


def _record(output: Path) -> dict | None:
    """Return what the last run into `output` kept about the class; None without a whole run."""
    if class_record.is_unfinished(output):
        return None
    try:
        return json.loads((output / results_store.FOLDER / class_record.FILE_NAME).read_bytes())
    except (OSError, ValueError):
        return None
