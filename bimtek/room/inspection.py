"""Look at a file that is handed in, without unpacking it: what it is, whose, which exercises."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from bimtek import curriculum, identity
from bimtek.errors import CourseError
from bimtek.grading.collecting import archive
from bimtek.grading.collecting.found import is_debris, is_part_of_course
from bimtek.grading.collecting.guess import bare
from bimtek.grading.repairing.recognise import is_whole
from bimtek.identity import Identity
from bimtek.room.refusal import Refusal
from bimtek.work_folder import LESSON

LARGEST_IDENTITY = 20_000  # bytes
SEND_AGAIN = "Buat zip itu sekali lagi, lalu kumpulkan lagi."


@dataclass(frozen=True)
class Look:
    """What was seen: `marked` when a readable identity file travels in the zip.

    `exercises` are those after which notebooks are called, e.g. `02-membaca-berkas`.
    """

    is_zip: bool
    notebooks: int
    exercises: tuple[str, ...] = ()
    inside: tuple[Identity, ...] = ()
    names: frozenset[str] = frozenset()

    @property
    def marked(self) -> bool:
        """Tell whether the zip says whose it is."""
        return bool(self.inside)


class _TooMuch(Exception):
    """The list of a zip's members is larger than that of any honest zip."""


class _ShortReads:
    """A file that gives no more at once than an honest zip's list of members needs."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(archive.LARGEST_DIRECTORY + 1 if size < 0 else size)
        if size > archive.LARGEST_DIRECTORY or len(data) > archive.LARGEST_DIRECTORY:
            raise _TooMuch
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def look(path: Path, name: str) -> Look:
    """Return what the file at `path` is, called `name` by who sent it.

    Raises Refusal when it is neither a zip with notebooks nor a notebook. Of a zip only the
    list of its members is read, and the identity files in it.
    """
    endings = {suffix.casefold() for suffix in PurePosixPath(name).suffixes}
    if not endings & {".zip", ".ipynb"}:
        raise Refusal(
            f"“{name}” bukan zip dan bukan notebook. Kumpulkan berkas .zip atau .ipynb saja."
        )
    with path.open("rb") as file:
        head = file.read(archive.HEAD)
        if not head:
            raise Refusal(f"“{name}” kosong. Simpan pekerjaan Anda (Ctrl+S), lalu kumpulkan lagi.")
        if head.startswith(archive.ZIP_SIGNATURES):
            file.seek(0)
            return _look_into(file, name)
    return _look_at_notebook(path, name, endings)


def _look_at_notebook(path: Path, name: str, endings: set[str]) -> Look:
    if is_whole(path.read_bytes()):
        return Look(False, 1, _exercises([PurePosixPath(name)]))
    if ".zip" in endings:
        raise Refusal(f"“{name}” rusak atau bukan zip. {SEND_AGAIN}")
    raise Refusal(
        f"“{name}” rusak, terpotong, atau bukan notebook. Buka di lab, simpan (Ctrl+S), unduh "
        "lagi, lalu kumpulkan lagi."
    )


def _look_into(file: BinaryIO, name: str) -> Look:
    try:
        opened = zipfile.ZipFile(_ShortReads(file))  # type: ignore[arg-type]
    except _TooMuch:
        raise _too_much(name) from None
    except Exception as error:  # bytes that somebody sent: whatever is wrong with them is theirs
        raise Refusal(f"Zip “{name}” rusak atau terpotong. {SEND_AGAIN}") from error
    with opened:
        entries = [each for each in opened.infolist() if not each.is_dir()]
        if len(entries) > archive.MOST_ENTRIES or _unpacked(entries) > archive.LARGEST_ZIP:
            raise _too_much(name)
        meant = [each for each in entries if not is_debris(_path(each))]
        notebooks = [each for each in meant if ".ipynb" in _endings(each)]
        if not notebooks:
            raise _nothing_in_it(name, meant)
        if all(each.flag_bits & 0x1 for each in notebooks):
            raise Refusal(f"Zip “{name}” memakai kata sandi. Buat zip tanpa kata sandi.")
        inside = dict.fromkeys(
            who for each in meant if _is_identity(each) and (who := _identity_in(opened, each))
        )
        names = frozenset(each.filename for each in entries)
        exercises = _exercises(map(_path, notebooks))
        return Look(True, len(notebooks), exercises, tuple(inside), names)


def _exercises(paths: Iterable[PurePosixPath]) -> tuple[str, ...]:
    """Return the exercises by the names of their notebooks; `nilai` looks into them."""
    called = [
        name
        for path in paths
        if not is_part_of_course(path)
        and not (name := bare(path.name).casefold()).startswith(LESSON)
    ]
    return tuple(each for each in _all_exercises() if any(each in name for name in called))


@cache
def _all_exercises() -> tuple[str, ...]:
    return tuple(module.name for module in curriculum.load().modules if module.available)


def _nothing_in_it(name: str, entries: list[zipfile.ZipInfo]) -> Refusal:
    if any(".zip" in _endings(each) for each in entries):
        return Refusal(f"Di dalam “{name}” hanya ada zip lain. Kumpulkan zip yang di dalamnya itu.")
    return Refusal(
        f"Di dalam “{name}” tidak ada notebook (.ipynb). Kumpulkan zip dari tombol Unduh "
        "pekerjaan saya di lab, atau dari perintah kemas."
    )


def _too_much(name: str) -> Refusal:
    return Refusal(
        f"Isi zip “{name}” terlalu banyak atau terlalu besar. Masukkan notebook Anda saja, lalu "
        "kumpulkan lagi."
    )


def _unpacked(entries: list[zipfile.ZipInfo]) -> int:
    return sum(each.file_size for each in entries)


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _endings(entry: zipfile.ZipInfo) -> set[str]:
    return {suffix.casefold() for suffix in _path(entry).suffixes}


def _is_identity(entry: zipfile.ZipInfo) -> bool:
    """Go by the name, as `nilai` does."""
    stem = identity.FILE_NAME.partition(".")[0]
    return ".json" in _endings(entry) and bare(_path(entry).name).casefold() == stem


def _identity_in(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Identity | None:
    if entry.file_size > LARGEST_IDENTITY:
        return None
    try:
        with opened.open(entry) as file:
            return identity.parse(file.read(LARGEST_IDENTITY))
    except CourseError:
        return None
    except Exception:  # as above
        return None


def add_identity(path: Path, who: Identity, names: frozenset[str], moment: tuple) -> None:
    """Add an identity file to the zip at `path`; what is in it stays as it is.

    `moment` is a local time as (year, month, day, hour, minute, second). Raises OSError or
    an error of zipfile when this zip cannot be added to.
    """
    # An identity that nobody can read may have that name; `nilai` takes a numbered one too.
    name = _free(identity.FILE_NAME, {each.casefold() for each in names})
    with zipfile.ZipFile(path, "a") as opened:
        add(opened, name, identity.to_bytes(who), moment)


def wrap(notebooks: list[tuple[str, bytes, tuple]], who: Identity, moment: tuple) -> bytes:
    """Return a zip of single notebooks (name, content, local time) with an identity file."""
    buffer, taken = io.BytesIO(), set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        add(opened, identity.FILE_NAME, identity.to_bytes(who), moment)
        for name, content, changed in notebooks:
            add(opened, _free(name, taken), content, changed)
    return buffer.getvalue()


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other file in this zip has; Windows does not tell cases apart."""
    path, number, free = PurePosixPath(name), 2, name
    while free.casefold() in taken:
        free, number = f"{path.stem} ({number}){path.suffix}", number + 1
    taken.add(free.casefold())
    return free


def add(opened: zipfile.ZipFile, name: str, content: bytes, moment: tuple) -> None:
    """Add a file to a zip, the same way on every system."""
    entry = zipfile.ZipInfo(name, max(moment, (1980, 1, 1, 0, 0, 0)))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    opened.writestr(entry, content)
