"""Measure the building of the whole book: from nothing, unchanged, and after one change.

`.venv/bin/python benchmarks/buku.py` builds a copy of the course in a temporary folder.
Every time is also given relative to the build from nothing of the same run, so that it
means the same on a slow machine.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from bimtek import book
from bimtek.paths import ROOT

PARTS = (
    "_config.yml", "_toc.yml", "requirements.lock", "book", "notebooks", "exercises", "solutions",
    "datasets",
)  # fmt: skip


def copy_course(target: Path) -> None:
    """Copy what the book is built from."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("*.mo", "*.xlsx~"))
        else:
            shutil.copy(source, target)


def seconds(root: Path) -> float:
    """Build once and return how long it took."""
    begin = time.perf_counter()
    book.build(root=root)
    return time.perf_counter() - begin


def change_page(root: Path) -> None:
    """Add a sentence to a page of prose."""
    page = root / "book" / "cara-memakai.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")


def change_lesson(root: Path) -> None:
    """Alter the code of one lesson, which is then run again."""
    lesson = sorted((root / "notebooks").glob("*.ipynb"))[-1]
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(
        text.replace("import pandas as pd", "import pandas as pd  # lagi", 1), "utf-8"
    )


def main() -> None:
    """Print seconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copy_course(root)
        first = seconds(root)
        print(f"from nothing          {first:6.1f} s   1.00")
        for name, change in (
            ("no change", lambda _: None),
            ("one page changed", change_page),
            ("one lesson changed", change_lesson),
        ):
            change(root)
            taken = seconds(root)
            print(f"{name:20}  {taken:6.1f} s   {taken / first:.2f}")
        pages = sorted((root / "_build" / "html").rglob("*.html"), key=lambda p: p.stat().st_size)
        print(f"largest page          {pages[-1].name}: {pages[-1].stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
