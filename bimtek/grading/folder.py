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

MOST_ENTRIES = 2_000
LARGEST_FILE = 100_000_000  # bytes
LARGEST_ZIP = 300_000_000  # bytes, unpacked
# What operating systems and programs leave beside the files people mean to send.
DEBRIS_NAMES = {".ds_store", "thumbs.db", "desktop.ini"}
DEBRIS_FOLDERS = {"__macosx", ".ipynb_checkpoints", "$recycle.bin", "system volume information"}

UNREADABLE = "Tidak dapat dibaca dari penyimpanannya."
COPY_AGAIN = "Salin ulang ke laptop ini, lalu nilai lagi."


@dataclass(frozen=True)
class Found:
    """One file: its place for reports, the parts of that place, content and time."""

    place: str
    container: str  # the zip it came in, "" for a loose file
    path: PurePosixPath  # inside the zip, or inside the folder
    content: bytes
    modified: datetime


def read_folder(folder: Path) -> Iterator[Found | FileProblem]:
    """Yield every file below `folder` and inside its zips, in a fixed order."""
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if name.casefold() not in DEBRIS_FOLDERS)
        for name in sorted(names):
            path = Path(parent) / name
            place = path.relative_to(folder).as_posix()
            if not _is_debris(PurePosixPath(place)):
                yield from _read_file(path, place)
    for error in errors:
        place = Path(error.filename).relative_to(folder).as_posix()
        yield FileProblem(place, UNREADABLE, COPY_AGAIN)


def _read_file(path: Path, place: str) -> Iterator[Found | FileProblem]:
    if path.is_symlink() or not path.is_file():
        yield FileProblem(place, "Ini bukan berkas biasa.", "Ganti dengan berkas yang sebenarnya.")
        return
    try:
        status = path.stat()
        if status.st_size > LARGEST_FILE:
            yield FileProblem(place, "Berkas terlalu besar.", ASK_AGAIN)
            return
        content = path.read_bytes()
    except OSError:
        yield FileProblem(place, UNREADABLE, COPY_AGAIN)
        return
    if content[:4] == b"PK\x03\x04" and path.suffix.casefold() == ".zip":
        yield from _read_zip(content, place)
    elif path.suffix.casefold() == ".zip":
        yield FileProblem(place, "Berkas zip rusak atau kosong.", ASK_AGAIN)
    else:
        modified = datetime.fromtimestamp(status.st_mtime)
        yield Found(place, "", PurePosixPath(place), content, modified)


def _read_zip(content: bytes, place: str) -> Iterator[Found | FileProblem]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if not entries:
                yield FileProblem(place, "Berkas zip kosong.", ASK_AGAIN)
            total = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_ENTRIES or total > LARGEST_ZIP:
                yield FileProblem(place, "Isi zip terlalu banyak atau terlalu besar.", ASK_AGAIN)
                return
            for entry in sorted(entries, key=lambda entry: entry.filename):
                yield from _read_entry(archive, entry, place)
    except (zipfile.BadZipFile, OSError, ValueError):
        yield FileProblem(place, "Berkas zip rusak.", ASK_AGAIN)


def _read_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, zip_place: str
) -> Iterator[Found | FileProblem]:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    place = f"{zip_place}!/{path}"
    if _is_debris(path):
        return
    if path.is_absolute() or ".." in path.parts or ":" in str(path):
        yield FileProblem(place, "Letak berkas di dalam zip tidak wajar; ditolak.", ASK_AGAIN)
        return
    if entry.file_size > LARGEST_FILE:
        yield FileProblem(place, "Berkas terlalu besar.", ASK_AGAIN)
        return
    try:
        content = archive.read(entry)
    except (RuntimeError, NotImplementedError):
        text = "Zip memakai kata sandi atau cara mampat yang tidak dikenal."
        yield FileProblem(place, text, ASK_AGAIN)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError):
        yield FileProblem(place, "Berkas di dalam zip rusak.", ASK_AGAIN)
    else:
        yield Found(place, zip_place, path, content, _moment(entry))


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
