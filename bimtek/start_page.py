"""The page a participant sees first: what there is to do, and how."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import quote

from bimtek.cli_language import typed_command

START_PAGE = Path("Mulai-di-sini.md")
TEMPLATE = files("bimtek.lab_interface").joinpath("Mulai-di-sini.md")


def start_page(work: Path, template: Traversable = TEMPLATE) -> str:
    """Return the page as Markdown, listing the lessons and exercises that lie in `work`."""
    lessons = sorted((work / "pelajaran").glob("*.ipynb"))
    exercises = sorted((work / "latihan").glob("*/*.ipynb"))
    page = template.read_text(encoding="utf-8")
    for mark, text in {
        "@pelajaran@": _links(lessons, work) or "Belum ada pelajaran.",
        "@latihan@": _links(exercises, work) or "Belum ada latihan.",
        "@perintah@": typed_command(),
    }.items():
        page = page.replace(mark, text)
    return page


def _links(notebooks: Iterable[Path], work: Path) -> str:
    return "\n".join(
        f"- [{_title(path)}]({quote(path.relative_to(work).as_posix())})" for path in notebooks
    )


def _title(notebook: Path) -> str:
    """Return the first heading of a notebook, with the mark of a new release if it is one."""
    _, mark, number = notebook.stem.partition(" (versi baru")
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        lines = (line for cell in cells for line in "".join(cell["source"]).splitlines())
        heading = next(line for line in lines if line.startswith("# "))
    except (ValueError, KeyError, TypeError, StopIteration):
        return notebook.stem
    return heading.removeprefix("# ").strip().translate(str.maketrans("[]", "()")) + mark + number
