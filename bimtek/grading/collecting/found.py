"""What is met in a folder of submissions: one file, its printable place, and what it is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from bimtek.start_page import START_PAGE
from bimtek.work_folder import LEDGER

INSIDE = "!/"  # between a zip and the place of a file in it
LONGEST_PLACE = 1_000  # characters; a zip may hold names that no disk and no worksheet takes

# What operating systems and programs leave beside the files people mean to send.
DEBRIS_NAMES = {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".localized"}
DEBRIS_FOLDERS = {
    "__macosx",
    "__pycache__",
    ".ipynb_checkpoints",
    ".spotlight-v100",
    ".trashes",
    ".fseventsd",
    ".temporaryitems",
    "$recycle.bin",
    "system volume information",
}
# What `lab` lays into kerja/ beside the exercises; people send copies of the whole folder.
COURSE_NAMES = {LEDGER, START_PAGE.name}
COURSE_FOLDERS = {".jupyter", "datasets", "pelajaran", "surat"}


@dataclass(frozen=True)
class Found:
    """One file: its place for reports, the parts of that place, content and time."""

    place: str
    container: str  # the zip it came in, "" for a loose file; "luar.zip!/dalam.zip" when nested
    path: PurePosixPath  # inside the zip, or inside the folder
    content: bytes
    modified: datetime
    depth: int = 0  # how many zips are around it


@dataclass
class Places:
    """Gives every file a place of its own, fit for a table: printable and not too long."""

    taken: dict[str, int] = field(default_factory=dict)

    def take(self, text: str) -> str:
        """Return `text` as it can be shown; a number is added when it was given before."""
        place = shown(text)
        times = self.taken[place] = self.taken.get(place, 0) + 1
        return place if times == 1 else self.take(f"{place} ({times})")


def shown(text: str) -> str:
    """Return `text` without what breaks a line, a table or an encoding."""
    clean = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    if len(clean) <= LONGEST_PLACE:
        return clean
    half = LONGEST_PLACE // 2
    return f"{clean[:half]}…{clean[-half + 1 :]}"


def is_debris(path: PurePosixPath) -> bool:
    """Tell whether an operating system or a program left this file, not a person."""
    name = path.name.casefold()
    return (
        name in DEBRIS_NAMES
        or name.startswith(("~$", "._", ".~lock."))
        or any(part.casefold() in DEBRIS_FOLDERS for part in path.parts)
    )


def is_part_of_course(path: PurePosixPath) -> bool:
    """Tell whether `path` looks like what the course itself lays into kerja/."""
    return path.name in COURSE_NAMES or not COURSE_FOLDERS.isdisjoint(path.parts)
