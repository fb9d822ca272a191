"""Read a lesson notebook as its frame: sections, prose, code, and the words marked in it."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass

import nbformat

from bimtek import curriculum
from bimtek.paths import BOOK, NOTEBOOKS

# Words of everyday Indonesian: marking them would bury the terms worth looking up.
EVERYDAY = {
    "data", "berkas", "lembar", "sel", "notebook", "variabel", "bimtek", "bimbingan teknis", "jp",
    "jpl", "definisi", "konsep", "satuan", "ukuran", "klasifikasi", "survei", "relevansi", "skema",
}  # fmt: skip
MARK = re.compile(r"\{term\}`([^`<]+?)(?: <([^>]+)>)?`")
# Where a term is no running text: code, links and pictures, names in italics.
_NO_PROSE = re.compile(
    r"`[^`]*`|!?\[[^\]]*\]\([^)]*\)|^#.*$|^\|.*$|^:::.*$|(?<!\*)\*(?!\*)[^*\n]+\*(?!\*)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Section:
    """A second-level heading and the Markdown and code below it."""

    title: str
    text: str
    code: tuple[str, ...]


def lessons() -> list[curriculum.Module]:
    return [module for module in curriculum.load().modules if module.available]


@functools.cache
def cells(lesson: str) -> list:
    return nbformat.read(NOTEBOOKS / f"{lesson}.ipynb", as_version=4).cells


def sections(lesson: str) -> list[Section]:
    found: list[tuple[str, list[str], list[str]]] = []
    for cell in cells(lesson):
        if cell.cell_type == "code":
            found[-1][2].append(cell.source)
            continue
        for part in re.split(r"^(?=## )", cell.source, flags=re.MULTILINE):
            if part.startswith("## "):
                title, _, rest = part.partition("\n")
                found.append((title.removeprefix("## ").strip(), [rest], []))
            elif found:
                found[-1][1].append(part)
    return [Section(title, "\n".join(text), tuple(code)) for title, text, code in found]


def section(lesson: str, start: str) -> Section:
    return next(each for each in sections(lesson) if each.title.startswith(start))


def markdown(lesson: str) -> str:
    return "\n\n".join(cell.source for cell in cells(lesson) if cell.cell_type == "markdown")


def code_cells(lesson: str) -> list:
    return [cell for cell in cells(lesson) if cell.cell_type == "code"]


@functools.cache
def terms() -> dict[str, str]:
    """Every word of the glossary in lower case -> the word as the glossary writes it."""
    with (BOOK / "glosarium.csv").open(encoding="utf-8", newline="") as file:
        words = [w.strip() for row in csv.DictReader(file) for w in row["istilah"].split(";")]
    return {word.casefold(): word for word in words}


def unmarked_first_uses(lesson: str) -> list[tuple[str, str]]:
    """Return (term, line) of every glossary term whose first use in the prose is not marked."""
    # A marked word is kept as a sign of its own, everything that is no prose is dropped.
    marks: list[set[str]] = []

    def keep(match: re.Match) -> str:
        marks.append({match[1].casefold(), (match[2] or match[1]).casefold()})
        return f"\x00{len(marks) - 1}\x01"

    prose = _NO_PROSE.sub(" ", MARK.sub(keep, markdown(lesson)))
    seen: set[str] = set()
    missing = []
    # Longest first, so that "data induk" is not read as another term inside it.
    names = sorted((word for word in terms() if word not in EVERYDAY), key=len, reverse=True)
    pattern = re.compile(
        r"\x00(\d+)\x01|(?<![\w-])(" + "|".join(map(re.escape, names)) + r")(?![\w-])", re.I
    )
    for match in pattern.finditer(prose):
        words = marks[int(match[1])] if match[1] else {match[2].casefold()}
        if not match[1] and not words & seen:
            start = prose.rfind("\n", 0, match.start()) + 1
            line = prose[start : prose.find("\n", match.end()) % (len(prose) + 1)]
            missing.append((match[2].casefold(), line.strip()))
        seen |= words
    return missing
