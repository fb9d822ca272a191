"""Write files and folders whole or not at all, also when the computer stops in the middle."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bimtek.errors import CourseError

# A virus scanner on Windows holds new files for a moment; seconds between attempts.
PAUSES = (0.1, 0.3, 0.6) if os.name == "nt" else ()
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Locked(CourseError):
    """Another program holds the file or folder: the old one is untouched."""


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a temporary file beside it.

    Raises Locked when the file is open in another program (Windows locks it) or the folder
    is closed to us, CourseError when it cannot be written for another reason; the old file
    is then untouched.
    """
    waiting = _beside(path, "baru")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(content)
        rename(waiting, path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):  # else the next run overwrites it
            waiting.unlink(missing_ok=True)


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace `folder` by one that holds exactly `files`, by path relative to it.

    The old folder stays in its place until the new one is complete. Raises Locked when
    something in the old folder is open in another program.
    """
    with replaced_tree(folder) as waiting:
        for name, content in files.items():
            path = waiting / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


@contextlib.contextmanager
def replaced_tree(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill; at the end it takes the place of `folder`.

    If nothing was put into it, there is no `folder` afterwards. When the block fails,
    nothing is left of it and the old folder stays. Raises Locked when something in the old
    folder is open in another program.
    """
    waiting, old = _beside(folder, "baru"), _beside(folder, "lama")
    try:
        _restore(folder)
        if waiting.exists():
            shutil.rmtree(waiting)
        waiting.mkdir(parents=True)
        yield waiting
        if folder.exists():
            rename(folder, old)
        if any(waiting.iterdir()):
            rename(waiting, folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        with contextlib.suppress(OSError):  # else the next run does it
            _restore(folder)
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def restore_tree(folder: Path) -> None:
    """Undo what `write_tree` left if the computer stopped between its two renames."""
    try:
        _restore(folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def is_temporary(path: Path) -> bool:
    """Tell whether `path` was left by a write that was cut off."""
    return path.name.startswith(".") and path.name.endswith((".baru", ".lama"))


def check_not_locked(path: Path) -> None:
    """Raise Locked when the existing file `path` cannot be replaced now."""
    try:
        if path.exists():
            with path.open("r+b"):
                pass
    except PermissionError as error:
        raise locked(path) from error


def locked(path: Path) -> Locked:
    """Return the error for a file or folder that another program holds."""
    if path.suffix == ".db":  # a gradebook
        cure = "Tutup dulu formgrader atau JupyterLab (Ctrl+C di jendela Terminalnya)"
    else:
        cure = f"Tutup dulu {path.name} di Excel, peramban, atau Explorer"
    return Locked(
        f"{path.name} sedang dibuka program lain atau foldernya tidak boleh ditulisi. "
        f"{cure}, lalu ulangi perintah ini."
    )


def unwritable(path: Path, error: OSError) -> CourseError:
    """Return the sentence for an `error` met while writing `path`."""
    if isinstance(error, PermissionError):
        return locked(path)
    if error.errno in FULL:
        return CourseError(
            f"Ruang disk habis saat menulis {path.name}. Kosongkan sebagian, lalu ulangi "
            "perintah ini; yang sudah tersimpan tetap utuh."
        )
    return CourseError(
        f"{path} tidak dapat ditulis. Periksa ruang disk dan hak tulis folder itu, lalu ulangi."
    )


def _restore(folder: Path) -> None:
    old = _beside(folder, "lama")
    if old.exists() and not folder.exists():
        old.replace(folder)
    elif old.exists():
        shutil.rmtree(old)


def _beside(path: Path, word: str) -> Path:
    return path.with_name(f".{path.name}.{word}")


def rename(source: Path, target: Path) -> None:
    """Rename a file or folder, with patience where a virus scanner holds it for a moment."""
    for pause in PAUSES:
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.replace(target)
