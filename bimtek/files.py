"""Write files whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from bimtek.errors import CourseError


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a temporary file beside it.

    Raises CourseError when the file is open in another program (Windows locks it) or the
    folder cannot be written; the old file is then untouched.
    """
    waiting = path.with_name(f".{path.name}.baru")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(content)
        waiting.replace(path)
    except PermissionError as error:
        raise locked(path) from error
    except OSError as error:
        raise CourseError(
            f"{path} tidak dapat ditulis. Periksa ruang disk dan hak tulis folder itu, lalu ulangi."
        ) from error
    finally:
        waiting.unlink(missing_ok=True)


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace `folder` by one that holds exactly `files`, by path relative to it.

    Raises CourseError when something in the old folder is open in another program.
    """
    waiting = folder.with_name(f".{folder.name}.baru")
    shutil.rmtree(waiting, ignore_errors=True)
    for name, content in files.items():
        write_whole(waiting / name, content)
    try:
        if folder.exists():
            shutil.rmtree(folder)
        if files:
            waiting.replace(folder)
    except PermissionError as error:
        raise locked(folder) from error


def check_not_locked(path: Path) -> None:
    """Raise CourseError when the existing file `path` cannot be replaced now."""
    try:
        if path.exists():
            with path.open("r+b"):
                pass
    except PermissionError as error:
        raise locked(path) from error


def locked(path: Path) -> CourseError:
    """Return the error for a file or folder that another program holds."""
    if path.suffix == ".db":  # a gradebook
        cure = "Tutup dulu formgrader atau JupyterLab (Ctrl+C di jendela Terminalnya)"
    else:
        cure = f"Tutup dulu {path.name} di Excel, peramban, atau Explorer"
    return CourseError(
        f"{path.name} sedang dibuka program lain atau foldernya tidak boleh ditulisi. "
        f"{cure}, lalu ulangi perintah ini."
    )
