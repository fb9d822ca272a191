"""Read whatever lies in a folder of submissions, without changing or unpacking anything."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from bimtek.grading.problem import ASK_AGAIN, FileProblem
from bimtek.start_page import START_PAGE
from bimtek.work_folder import LEDGER

MOST_ENTRIES = 2_000  # of a zip and all zips in it together
LARGEST_FILE = 100_000_000  # bytes
LARGEST_ZIP = 300_000_000  # bytes, unpacked, of a zip and all zips in it together
MOST_ZIP_LEVELS = 3
OTHER_ARCHIVES = {".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}
INSIDE = "!/"  # between a zip and the place of a file in it

# What operating systems and programs leave beside the files people mean to send.
DEBRIS_NAMES = {".ds_store", "thumbs.db", "desktop.ini"}
DEBRIS_FOLDERS = {"__macosx", ".ipynb_checkpoints", "$recycle.bin", "system volume information"}
# What `lab` lays into kerja/ beside the exercises; people send copies of the whole folder.
COURSE_NAMES = {LEDGER, START_PAGE.name}
COURSE_FOLDERS = {".jupyter", "datasets", "pelajaran"}

UNREADABLE = "Tidak dapat dibaca dari penyimpanannya."
COPY_AGAIN = "Salin ulang ke laptop ini, lalu nilai lagi."
COPY_OR_ASK = "Mungkin penyalinan gagal; salin atau minta lagi."
UNPACK = "Ekstrak isinya ke folder ini, atau minta peserta mengemas ulang dengan perintah kemas."


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
class _Allowance:
    """What a zip and the zips in it may still unpack."""

    entries: int
    size: int

    def covers(self, entries: list[zipfile.ZipInfo]) -> bool:
        """Spend on these entries; tell whether that was still allowed."""
        self.entries -= len(entries)
        self.size -= sum(entry.file_size for entry in entries)
        return self.entries >= 0 and self.size >= 0


def read_folder(folder: Path) -> Iterator[Found | FileProblem]:
    """Yield every file below `folder` and inside its zips, in a fixed order."""
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if name.casefold() not in DEBRIS_FOLDERS)
        inside = PurePosixPath(Path(parent).relative_to(folder).as_posix())
        kept = [name for name in sorted(names) if not _is_debris(inside / name)]
        if inside.parts and not (kept or folders or is_part_of_course(inside)):
            yield FileProblem(str(inside), "Folder ini kosong.", COPY_OR_ASK)
        for name in kept:
            yield from _read_file(Path(parent) / name, inside / name)
    for error in errors:
        place = Path(error.filename).relative_to(folder).as_posix()
        yield _blocking(place, UNREADABLE, COPY_AGAIN)


def is_part_of_course(path: PurePosixPath) -> bool:
    """Tell whether `path` looks like what the course itself lays into kerja/."""
    return path.name in COURSE_NAMES or not COURSE_FOLDERS.isdisjoint(path.parts)


def _read_file(path: Path, inside: PurePosixPath) -> Iterator[Found | FileProblem]:
    place = str(inside)
    if path.is_symlink() or not path.is_file():
        yield _blocking(place, "Ini bukan berkas biasa.", "Ganti dengan berkas yang sebenarnya.")
        return
    try:
        status = path.stat()
        if status.st_size > LARGEST_FILE:
            yield _blocking(place, "Berkas terlalu besar.")
            return
        content = path.read_bytes()
    except OSError:
        yield _blocking(place, UNREADABLE, COPY_AGAIN)
        return
    found = Found(place, "", inside, content, datetime.fromtimestamp(status.st_mtime))
    yield from _open(found, _Allowance(MOST_ENTRIES, LARGEST_ZIP))


def _open(found: Found, allowance: _Allowance) -> Iterator[Found | FileProblem]:
    """Yield a file, or what is in it when it is a zip."""
    kind = found.path.suffix.casefold()
    if kind in OTHER_ARCHIVES:
        yield _blocking(found.place, f"Berkas {kind} tidak dapat dibuka di sini.", UNPACK)
    elif kind != ".zip":
        yield found
    elif found.content[:4] != b"PK\x03\x04":
        yield _blocking(found.place, "Berkas zip rusak atau kosong.")
    elif found.depth == MOST_ZIP_LEVELS:
        yield _blocking(found.place, "Zip di dalam zip ini bertumpuk terlalu dalam.", UNPACK)
    else:
        yield from _read_zip(found, allowance)


def _read_zip(found: Found, allowance: _Allowance) -> Iterator[Found | FileProblem]:
    try:
        with zipfile.ZipFile(io.BytesIO(found.content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if not entries:
                yield _blocking(found.place, "Berkas zip kosong.")
            if not allowance.covers(entries):
                yield _blocking(found.place, "Isi zip terlalu banyak atau terlalu besar.")
                return
            for entry in sorted(entries, key=lambda entry: entry.filename):
                yield from _read_entry(archive, entry, found, allowance)
    except (zipfile.BadZipFile, OSError, ValueError):
        yield _blocking(found.place, "Berkas zip rusak.")


def _read_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, outer: Found, allowance: _Allowance
) -> Iterator[Found | FileProblem]:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    place = f"{outer.place}{INSIDE}{path}"
    if _is_debris(path):
        return
    if path.is_absolute() or ".." in path.parts or ":" in str(path):
        yield _blocking(place, "Letak berkas di dalam zip tidak wajar; ditolak.")
        return
    if entry.file_size > LARGEST_FILE:
        yield _blocking(place, "Berkas terlalu besar.")
        return
    try:
        content = archive.read(entry)
    except (RuntimeError, NotImplementedError):
        yield _blocking(place, "Zip memakai kata sandi atau cara mampat yang tidak dikenal.")
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError):
        yield _blocking(place, "Berkas di dalam zip rusak.")
    else:
        depth = outer.depth + 1
        found = Found(place, outer.place, path, content, _moment(entry), depth)
        yield from _open(found, allowance)


def _blocking(place: str, text: str, action: str = ASK_AGAIN) -> FileProblem:
    return FileProblem(place, text, action, blocking=True)


def _moment(entry: zipfile.ZipInfo) -> datetime:
    try:
        return datetime(*entry.date_time)
    except ValueError:  # some programs write month 0
        return datetime(1980, 1, 1)


def _is_debris(path: PurePosixPath) -> bool:
    name = path.name.casefold()
    return (
        name in DEBRIS_NAMES
        or name.startswith(("~$", "._"))
        or any(part.casefold() in DEBRIS_FOLDERS for part in path.parts)
    )
