"""Where a stick's folder is built, and how it takes the place of an older one."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bimtek.errors import CourseError
from bimtek.files import PAUSES, restore_tree, unwritable
from bimtek.stick import checksums


@contextmanager
def built(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; at the end it takes the place of `target`.

    When the block fails, nothing is left of it and an older `target` stays. Raises
    CourseError when `target` holds anything but an earlier stick of ours.
    """
    target = target.resolve()
    _check(target)
    waiting = target.with_name(f".{target.name}.baru")
    try:
        restore_tree(target)
        shutil.rmtree(waiting, ignore_errors=True)
        waiting.mkdir(parents=True)
        yield waiting
        _swap(waiting, target)
    except OSError as error:
        restore_tree(target)
        raise unwritable(target, error) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _check(target: Path) -> None:
    if target == target.parent:
        raise CourseError(
            f"{target} adalah diska utuh. Sebutkan folder di dalamnya, misalnya "
            f"{target / 'flashdisk'}."
        )
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    other = "Sebutkan folder lain dengan --keluar."
    if not (target / checksums.FILE_NAME).is_file():
        raise CourseError(f"{target} sudah ada dan bukan folder flashdisk kursus. {other}")
    added = checksums.unlisted(target)
    if added:
        raise CourseError(
            f"{target} memuat berkas yang bukan dari kursus ({added[0]}) dan tidak ditimpa. "
            f"Pindahkan berkas itu, atau ganti foldernya: {other[0].lower()}{other[1:]}"
        )


def _swap(waiting: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.lama")
    if target.exists():
        _rename(target, old)
    _rename(waiting, target)
    shutil.rmtree(old, ignore_errors=True)


def _rename(source: Path, target: Path) -> None:
    # A virus scanner on Windows holds new files for a moment.
    for pause in PAUSES:
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.replace(target)
