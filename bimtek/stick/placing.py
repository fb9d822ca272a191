"""Where a stick's folder is built, and how it takes the place of an older one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bimtek.errors import CourseError
from bimtek.files import replaced_tree
from bimtek.stick import checksums


@contextmanager
def built(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; at the end it takes the place of `target`.

    When the block fails, nothing is left of it and an older `target` stays. Raises
    CourseError when `target` holds anything but an earlier stick of ours.
    """
    target = target.resolve()
    _check(target)
    with replaced_tree(target) as waiting:
        yield waiting


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
