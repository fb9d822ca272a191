"""Where cells of the workbook lead: feedback pages and files of the folder of submissions."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from bimtek.grading.before_grading import FEEDBACK
from bimtek.grading.collecting.folder import INSIDE
from bimtek.grading.problem import CollectedFile
from bimtek.grading.report.table import Cell
from bimtek.grading.scores import TaskScore

LONGEST = 2_000  # characters; Excel's limit is a little above
# One click must not run what somebody handed in: other files are linked by their folder.
HARMLESS = {".zip", ".ipynb", ".json", ".csv", ".txt", ".md", ".pdf", ".docx", ".xlsx", ".pptx"}
HARMLESS |= {".png", ".jpg", ".jpeg"}
# What Excel writes differently in a link; a ready %-pair is never escaped again.
ESCAPES = str.maketrans({each: f"%{ord(each):02x}" for each in '%#?" <>[]^`{}\\'})


@dataclass(frozen=True)
class Links:
    """What links are made from; without the folders there are none.

    `source` is the way from the workbook to the folder of submissions, `met` are the places
    of all files in it.
    """

    feedback: bool = False
    source: str = ""
    met: frozenset[str] = frozenset()

    def to_feedback(self, score: TaskScore) -> Cell:
        """Return a cell that opens the feedback page of a participant's exercise."""
        if not self.feedback:
            return Cell("")
        place = f"{FEEDBACK}/{score.participant.id}/{score.exercise.name}.html"
        return _leading("umpan balik", place)

    def to_file(self, place: str) -> Cell:
        """Return a cell that opens a file, the zip around it, or the folder it lies in."""
        if not self.source:
            return Cell("")
        path = PurePosixPath(_on_disk(place, self.met))
        if path.suffix.casefold() in HARMLESS:
            return _leading("berkas", f"{self.source}/{path}")
        return _leading("folder", f"{self.source}/{path.parent}")


def make_links(
    source: Path | None, output: Path | None, files: Iterable[CollectedFile] = ()
) -> Links:
    """Return the links of a workbook in `output`; both paths may be relative to here."""
    if output is None:
        return Links()
    if source is None:
        return Links(feedback=True)
    try:
        way = PurePath(os.path.relpath(source, output)).as_posix()
    except ValueError:  # on another drive of Windows
        way = source.absolute().as_posix()
    return Links(True, way, frozenset(each.place for each in files))


def _on_disk(place: str, met: frozenset[str]) -> str:
    """Return the outermost zip around a place, or the place itself.

    A folder may be called `x!`, so a zip is one only when it was met as a file.
    """
    parts = place.split(INSIDE)
    around = [INSIDE.join(parts[:count]) for count in range(1, len(parts) + 1)]
    return next((each for each in around if each in met), around[0])


def _leading(text: str, path: str) -> Cell:
    """Return a cell that leads to a path, an empty one when no program could follow it."""
    target = str(PurePosixPath(path)).translate(ESCAPES)
    return Cell(text, target) if path.isprintable() and len(target) <= LONGEST else Cell("")
