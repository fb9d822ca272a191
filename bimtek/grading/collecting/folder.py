"""Read whatever lies in a folder of submissions, without changing or unpacking anything."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from bimtek.grading.collecting import archive
from bimtek.grading.collecting.archive import Allowance, Met, Zip, refuse
from bimtek.grading.collecting.found import (
    INSIDE,
    Found,
    Places,
    is_debris,
    is_part_of_course,
    shown,
)
from bimtek.grading.problem import BROKEN, IGNORED, CollectedFile, FileProblem

__all__ = ["INSIDE", "Found", "is_part_of_course", "read_folder"]

UNREADABLE = "Tidak dapat dibaca dari penyimpanannya."
COPY_AGAIN = "Salin ulang ke laptop ini, lalu nilai lagi."
COPY_OR_ASK = "Mungkin penyalinan gagal; salin atau minta lagi."
# Windows' tags of what leads elsewhere: a link, and a junction (which is no link to Python).
# Files that OneDrive has not fetched yet carry other tags and are read like any file.
LEADS_ELSEWHERE = {0xA000000C, 0xA0000003}


def read_folder(folder: Path) -> Iterator[Met]:
    """Yield every file below `folder` and inside its zips, in a fixed order.

    A file that is to be looked at comes as Found; of any other, it is already settled
    what it is (CollectedFile). FileProblems come beside them. What is read is not kept.
    """
    places = Places()
    root = long_path(folder)
    errors: list[OSError] = []
    for parent, folders, names in os.walk(root, onerror=errors.append):
        here = PurePosixPath(Path(parent).relative_to(root).as_posix())
        links = {name for name in folders if leads_elsewhere(Path(parent) / name)}
        folders[:] = sorted(set(folders) - links)
        meant = [name for name in {*names, *folders, *links} if not is_debris(here / name)]
        if here.parts and not (meant or is_debris(here) or is_part_of_course(here)):
            yield FileProblem(shown(str(here)), "Folder ini kosong.", COPY_OR_ASK)
        for name in sorted({*names, *links}):
            yield from _read_file(Path(parent) / name, here / name, places)
    for error in errors:
        here = PurePosixPath(Path(error.filename).relative_to(root).as_posix())
        if not is_debris(here):  # Windows keeps its own folders on a stick to itself
            yield FileProblem(shown(str(here)), UNREADABLE, COPY_AGAIN, blocking=True)


def long_path(folder: Path, system: str = os.name) -> Path:
    """Return `folder` in the form in which Windows takes places of over 260 characters."""
    if system != "nt":
        return folder
    place = str(folder.absolute())
    if place.startswith("\\\\?\\"):
        return folder
    if place.startswith("\\\\"):  # a shared folder
        return Path("\\\\?\\UNC" + place[1:])
    return Path("\\\\?\\" + place)


def leads_elsewhere(path: Path) -> bool:
    """Tell whether `path` is a link or a junction; a file that cannot be asked is none."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return _leads_elsewhere(status)


def _leads_elsewhere(status: os.stat_result) -> bool:
    tag = getattr(status, "st_reparse_tag", 0)
    return stat.S_ISLNK(status.st_mode) or tag in LEADS_ELSEWHERE


def _read_file(path: Path, inside: PurePosixPath, places: Places) -> Iterator[Met]:
    place = places.take(str(inside))
    if is_debris(inside):
        yield CollectedFile(place, IGNORED)
        return
    try:
        status = path.lstat()
        if _leads_elsewhere(status) or not stat.S_ISREG(status.st_mode):
            # A pipe or a device would never end.
            yield from refuse(
                place, "Ini bukan berkas biasa.", "Ganti dengan berkas yang sebenarnya."
            )
            return
        file = path.open("rb")
    except (OSError, ValueError):
        yield from refuse(place, UNREADABLE, COPY_AGAIN, BROKEN)
        return
    with file:
        yield from _read_open(file, status, place, inside, places)


def _read_open(
    file: io.BufferedReader,
    status: os.stat_result,
    place: str,
    inside: PurePosixPath,
    places: Places,
) -> Iterator[Met]:
    path = PurePosixPath(shown(str(inside)))
    modified = _moment(status.st_mtime)
    try:
        head = file.read(archive.HEAD)
        what = archive.kind(path, head)
        if status.st_size > (archive.LARGEST_ZIP if what else archive.LARGEST_FILE):
            yield from refuse(place, archive.TOO_LARGE)
            return
        content = b"" if what else head + file.read(max(status.st_size - len(head), 0))
    except OSError:
        yield from refuse(place, UNREADABLE, COPY_AGAIN, BROKEN)
        return
    if what == ".zip":
        # Opened where it lies: a whole class in one zip need not fit into memory.
        file.seek(0)
        allowance = Allowance(archive.MOST_ENTRIES, archive.LARGEST_ZIP)
        yield from archive.read_zip(file, Zip(place, modified, 0), allowance, places)
    elif what:
        yield from archive.other_archive(place, what)
    else:
        yield Found(place, "", path, content, modified)


def _moment(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(seconds)
    except (OverflowError, OSError, ValueError):  # a clock gone astray
        return datetime(1980, 1, 1)
