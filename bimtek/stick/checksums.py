"""The list of checksums on a stick, in the form that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from bimtek.errors import CourseError

FILE_NAME = "SHA256SUMS.txt"
# What file managers leave in a folder they have shown.
NOT_OURS = ("thumbs.db", "desktop.ini", ".ds_store")


def write(folder: Path) -> None:
    """Write the list of every file below `folder` into it."""
    lines = [f"{_sha256(path)}  {_inside(path, folder)}\n" for path in sorted(_files(folder))]
    (folder / FILE_NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def read(folder: Path) -> dict[str, str]:
    """Return path -> sha256 as listed; CourseError when `folder` has no readable list."""
    try:
        lines = (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(
            f"{folder} bukan folder flashdisk kursus: berkas {FILE_NAME} tidak ada atau tidak "
            "terbaca. Sebutkan folder yang memuat Mulai-di-sini.html."
        ) from error
    found = (re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line) for line in lines)
    return {match[2]: match[1] for match in found if match}


def damaged(folder: Path) -> list[str]:
    """Return the listed files that are missing or differ."""
    listed = read(folder)
    return [
        name
        for name, sha256 in listed.items()
        if not (folder / name).is_file() or _sha256(folder / name) != sha256
    ]


def unlisted(folder: Path) -> list[str]:
    """Return the files in `folder` that somebody else put there."""
    listed = read(folder)
    return sorted(
        name
        for path in _files(folder)
        if (name := _inside(path, folder)) not in listed and path.name.lower() not in NOT_OURS
    )


def _files(folder: Path) -> Iterator[Path]:
    """Yield all files below `folder` except the list itself."""
    for path in folder.rglob("*"):
        if path.is_file() and path != folder / FILE_NAME:
            yield path


def _inside(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
