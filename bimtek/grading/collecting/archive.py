"""Look into zips without unpacking them, however they were made."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from bimtek.grading.collecting.found import INSIDE, Found, Places, is_debris, shown
from bimtek.grading.problem import (
    ARCHIVE,
    ASK_AGAIN,
    BROKEN,
    IGNORE,
    IGNORED,
    NOT_AN_EXERCISE,
    REFUSED,
    CollectedFile,
    FileProblem,
)

MOST_ENTRIES = 20_000  # of a zip and all zips in it together
LARGEST_FILE = 160_000_000  # bytes; an exercise with all its printed output
LARGEST_ZIP = 1_000_000_000  # bytes, unpacked, of a zip and all zips in it together
LARGEST_DIRECTORY = 5_000_000  # bytes of the list of a zip's members
MOST_ZIP_LEVELS = 3
HEAD = 512  # bytes that tell what kind of file it is

OTHER_ARCHIVES = {".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}
OTHER_SIGNATURES = {b"Rar!\x1a\x07": ".rar", b"7z\xbc\xaf'\x1c": ".7z", b"\x1f\x8b\x08": ".gz"}
ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Documents of office programs are zips too.
DOCUMENTS = {".docx", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar"}
DOCUMENT_PARTS = {"[Content_Types].xml", "mimetype"}
# The other methods of the format are rare, and Python cannot limit what they unpack to.
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
NO_TIME = (1980, 1, 1, 0, 0, 0)  # what programs write that leave the time out

UNPACK = "Ekstrak isinya ke folder ini, atau minta peserta mengemas ulang dengan perintah kemas."
TOO_LARGE = "Berkas terlalu besar."
TOO_MUCH = "Isi zip terlalu banyak atau terlalu besar."
DAMAGED_ZIP = "Berkas zip rusak."
WITH_PASSWORD = "Zip ini memakai kata sandi."

Met = Found | FileProblem | CollectedFile


class _TooMuch(Exception):
    """A zip asks for more than it may."""


@dataclass
class Allowance:
    """What a zip and the zips in it may still unpack."""

    entries: int
    size: int

    def covers(self, entries: list[zipfile.ZipInfo]) -> bool:
        """Spend on these entries; tell whether that was still allowed."""
        self.entries -= len(entries)
        self.size -= sum(entry.file_size for entry in entries)
        return self.entries >= 0 and self.size >= 0


@dataclass(frozen=True)
class Zip:
    """A zip that is about to be opened: where it is, its time and how many zips are around it."""

    place: str
    modified: datetime
    depth: int


class _Directory:
    """A zip's file that can be read only so far, until its list of members is known.

    The number of members that a zip claims may be a lie, so what counts is what the
    reader of that list really asks for.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.left: int | None = LARGEST_DIRECTORY  # None: no limit any more

    def read(self, size: int = -1) -> bytes:
        if self.left is None:
            return self._file.read(size)
        data = self._file.read(self.left + 1 if size < 0 else min(size, self.left + 1))
        self.left -= len(data)
        if self.left < 0:
            raise _TooMuch
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def kind(path: PurePosixPath, head: bytes) -> str:
    """Return ".zip", the ending of another kind of archive, or "" for any other file.

    `head` are the first bytes: names lie, and browsers drop endings.
    """
    ending = path.suffix.casefold()
    if head.startswith(ZIP_SIGNATURES):
        return "" if ending in DOCUMENTS else ".zip"
    for signature, name in OTHER_SIGNATURES.items():
        if head.startswith(signature):
            return name
    looks_like_a_notebook = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    if ending in {".zip", *OTHER_ARCHIVES} and not looks_like_a_notebook:
        return ending
    return ""


def open_found(found: Found, allowance: Allowance, places: Places) -> Iterator[Met]:
    """Yield a file, or what is in it when it is a zip."""
    what = kind(found.path, found.content[:HEAD])
    if not what:
        yield found
    elif what != ".zip":
        yield from other_archive(found.place, what)
    else:
        where = Zip(found.place, found.modified, found.depth)
        yield from read_zip(io.BytesIO(found.content), where, allowance, places)


def other_archive(place: str, ending: str) -> Iterator[Met]:
    """Yield what there is to say about an archive that cannot be opened here."""
    yield from refuse(place, f"Berkas {ending} tidak dapat dibuka di sini.", UNPACK)


def refuse(
    place: str, text: str, action: str = ASK_AGAIN, state: str = REFUSED
) -> Iterator[FileProblem | CollectedFile]:
    """Yield the row and the line of a file that is not read, though it may hold work."""
    yield CollectedFile(place, state)
    yield FileProblem(place, text, action, blocking=True)


def read_zip(file: BinaryIO, outer: Zip, allowance: Allowance, places: Places) -> Iterator[Met]:
    """Yield every file in a zip and in the zips in it, in a fixed order."""
    if outer.depth == MOST_ZIP_LEVELS:
        yield from refuse(outer.place, "Zip di dalam zip ini bertumpuk terlalu dalam.", UNPACK)
        return
    limited = _Directory(file)
    try:
        # Bytes that somebody sent: whatever goes wrong with them is theirs, not ours.
        archive = zipfile.ZipFile(limited)  # type: ignore[arg-type]
    except _TooMuch:
        yield from refuse(outer.place, TOO_MUCH)
        return
    except Exception:
        empty = file.seek(0, io.SEEK_END) == 0
        yield from refuse(outer.place, "Berkas zip kosong." if empty else DAMAGED_ZIP, state=BROKEN)
        return
    limited.left = None
    with archive:
        yield from _read_members(archive, outer, allowance, places)


def _read_members(
    archive: zipfile.ZipFile, outer: Zip, allowance: Allowance, places: Places
) -> Iterator[Met]:
    members = [(_name(entry), entry) for entry in archive.infolist()]
    members = [
        (name, entry)
        for name, entry in members
        if not (name.endswith("/") and entry.file_size == 0)  # a folder
    ]
    entries = [entry for _, entry in members]
    if DOCUMENT_PARTS & {name for name, _ in members}:
        yield CollectedFile(outer.place, NOT_AN_EXERCISE)
        yield FileProblem(outer.place, "Berkas ini bukan latihan.", IGNORE)
    elif not members:
        yield from refuse(outer.place, "Berkas zip kosong.", state=BROKEN)
    elif not allowance.covers(entries):
        yield from refuse(outer.place, TOO_MUCH)
    elif all(_is_locked(entry) for entry in entries):
        yield from refuse(outer.place, WITH_PASSWORD)
    else:
        yield CollectedFile(outer.place, ARCHIVE)
        last = {name: entry for name, entry in members}  # what any unpacking leaves
        for name, entry in sorted(members, key=lambda member: member[0]):
            place = places.take(f"{outer.place}{INSIDE}{PurePosixPath(name)}")
            if last[name] is not entry:
                yield from refuse(place, "Nama ini ada lebih dari sekali di dalam zip.")
            else:
                yield from _read_member(archive, entry, name, place, outer, allowance, places)


def _read_member(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    name: str,
    place: str,
    outer: Zip,
    allowance: Allowance,
    places: Places,
) -> Iterator[Met]:
    path = PurePosixPath(name)
    if is_debris(path):
        yield CollectedFile(place, IGNORED)
    elif objection := _objection(entry, name):
        yield from refuse(place, objection)
    else:
        try:
            with archive.open(entry) as file:
                content = file.read(entry.file_size + 1)
        except Exception:  # as above: damaged or made to do harm
            yield from refuse(place, "Berkas di dalam zip rusak.", state=BROKEN)
            return
        found = Found(
            place,
            outer.place,
            PurePosixPath(shown(str(path))),
            content,
            _moment(entry, outer.modified),
            outer.depth + 1,
        )
        del content  # the reader of `found` decides how long it is kept
        yield from open_found(found, allowance, places)


def _objection(entry: zipfile.ZipInfo, name: str) -> str:
    """Return why a member is not even opened, or ""."""
    kind_of_file = stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
        return "Letak berkas di dalam zip tidak wajar; ditolak."
    if kind_of_file not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "Ini tautan, bukan berkas biasa."
    if entry.file_size > LARGEST_FILE:
        return TOO_LARGE
    if _is_locked(entry):
        return WITH_PASSWORD
    if entry.compress_type not in METHODS:
        return "Cara mampat zip ini tidak dikenal di sini."
    return ""


def _is_locked(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & 0x1)


def _name(entry: zipfile.ZipInfo) -> str:
    """Return a member's name with '/' between folders, in the letters it was written in.

    Without a mark for UTF-8 the letters are those of the system that made the zip: macOS
    writes UTF-8 all the same, Windows the page of its console, here 850.
    """
    name = entry.filename
    if not entry.flag_bits & 0x800 and not name.isascii():
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:  # the zip carries the right name beside the old one
            raw = b""
        if raw:
            try:
                name = raw.decode("utf-8")
            except UnicodeDecodeError:
                name = raw.decode("cp850")
    return name.replace("\\", "/")


def _moment(entry: zipfile.ZipInfo, otherwise: datetime) -> datetime:
    """Return a member's time; that of the zip when there is none or an impossible one."""
    if entry.date_time == NO_TIME:
        return otherwise
    try:
        return datetime(*entry.date_time)
    except ValueError:
        return otherwise
