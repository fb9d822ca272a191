"""From the bytes of a file to a notebook, whatever happened to the file on its way.

What can be read is read; what had to be mended is told in words. Only what holds no
notebook at all is unreadable.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode

from bimtek.grading.problem import NOTHING_TO_DO, SEND_AGAIN, Problem
from bimtek.grading.repairing.cell_shape import is_cell, shaped, sides, text_of
from bimtek.grading.repairing.decoding import Unreadable, decode

CHECK_ANSWER = "Lihat apakah itu jawaban yang dimaksud peserta."
TRAILING = Problem("Ada tulisan lain sesudah akhir notebook; diabaikan.", NOTHING_TO_DO)
CONFLICT = Problem(
    "Ada tanda konflik penggabungan di notebook ini; dipakai sisi yang berisi jawaban.",
    CHECK_ANSWER,
)
WRAPPED = Problem(
    "Berkas ini membungkus notebook atau hanya berisi daftar selnya; isinya tetap dibaca.",
    NOTHING_TO_DO,
)
OLD_FORMAT = Problem("Notebook ini memakai format lama; diubah ke format sekarang.", NOTHING_TO_DO)
ODD_PART = Problem(
    "Ada bagian berkas yang tidak wajar; bagian itu diabaikan dan semua selnya terbaca.",
    NOTHING_TO_DO,
)

_DOCUMENT = re.compile(r"[\s\0]*(?=[\[{])")
# Where a cell can begin: its first key in any order that programs write.
_CELL_START = re.compile(
    r'\{\s*"(?:attachments|cell_type|collapsed|execution_count|id|input|language|metadata'
    r'|outputs|source)"\s*:'
)
# nbgrader's mark has a cell type too; it is matched first, without a group.
_KIND = re.compile(r'"nbgrader"\s*:\s*\{[^{}]*|"cell_type"\s*:\s*"(code|markdown|raw)"')
# As editors lay notebooks out, the lines of an output are deeper than its brackets.
_OUTPUTS = re.compile(r'(\n[ \t]+)"outputs": \[(?=\n)')
_MARK = re.compile(r'"nbgrader"\s*:\s*(?=\{)')
_SOURCE = re.compile(r'"source"\s*:\s*(?=["\[])')
_LARGE = 5_000_000  # characters
_HEAVY = 20_000_000  # bytes; answers alone never come near
_TRIED_IN_VAIN = 100_000  # characters that an attempt costs whose end is not known
_BLANK = "____"


def read_notebook(content: bytes) -> tuple[NotebookNode, list[Problem]]:
    """Return the notebook in `content` in format 4.5, without outputs, and what was mended.

    Raises Unreadable when there is no notebook in it.
    """
    try:
        text, problems = decode(content)
        if len(content) > _HEAVY:
            size = len(content) // 1_000_000
            said = f"Keluaran selnya membuat berkas ini {size} MB; keluaran itu tidak dipakai."
            problems.append(Problem(said, NOTHING_TO_DO))
        raw_cells, found = _cells_in(text)
        problems += found
        raw_cells, conflicts = _without_conflicts(raw_cells)
        if conflicts and CONFLICT not in problems:
            problems.append(CONFLICT)
        cells = shaped(raw_cells)
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unreadable from error
    if raw_cells and not cells:
        raise Unreadable
    notebook = NotebookNode(nbformat=4, nbformat_minor=5, metadata=NotebookNode())
    notebook["cells"] = cells
    return notebook, problems


def is_readable(content: bytes) -> bool:
    """Tell whether `content` is a notebook that `read_notebook` can parse."""
    try:
        read_notebook(content)
    except Unreadable:
        return False
    return True


def _integer(digits: str) -> int:
    return int(digits[:40])  # longer ones are no count of anything, and Python refuses them


_QUICK = json.JSONDecoder(strict=False)
_TOLERANT = json.JSONDecoder(strict=False, parse_int=_integer)


def _json_at(text: str, place: int) -> tuple[Any, int]:
    """Return the JSON value that begins at `place`, and where it ends."""
    try:
        return _QUICK.raw_decode(text, place)
    except json.JSONDecodeError:
        raise
    except ValueError:
        return _TOLERANT.raw_decode(text, place)


def _cells_in(text: str) -> tuple[list[Any], list[Problem]]:
    if len(text) > _LARGE:
        text = _without_outputs(text)
    try:
        return _notebook_cells(json.loads(text, strict=False))
    except json.JSONDecodeError as error:
        if both := sides(text):
            return _merged(*both)
        several = error.msg == "Extra data"
    except (ValueError, RecursionError):
        several = True
    return (several and _last_document(text)) or _salvaged(text)


def _without_outputs(text: str) -> str:
    """Cut the outputs out of a large text laid out in lines; reading them takes seconds."""
    kept, place = [], 0
    while start := _OUTPUTS.search(text, place):
        end = text.find(f"{start[1]}]", start.end())
        kept.append(text[place : start.end()])
        place = len(text) if end < 0 else end
    return "".join([*kept, text[place:]])


def _notebook_cells(value: Any) -> tuple[list[Any], list[Problem]]:
    """Return the cells of a parsed file; raises Unreadable when it is no notebook."""
    if isinstance(value, dict):
        if isinstance(value.get("cells"), list):
            return value["cells"], []
        if isinstance(value.get("worksheets"), list):
            pages = [page for page in value["worksheets"] if isinstance(page, dict)]
            lists = [page["cells"] for page in pages if isinstance(page.get("cells"), list)]
            return [cell for cells in lists for cell in cells], [OLD_FORMAT]
        inner = value.get("content")
        if isinstance(inner, str):
            inner = json.loads(inner, strict=False)
        if isinstance(inner, dict):
            return _notebook_cells(inner)[0], [WRAPPED]
    elif isinstance(value, list) and any(is_cell(each) for each in value):
        return value, [WRAPPED]
    raise Unreadable


def _merged(theirs: str, ours: str) -> tuple[list[Any], list[Problem]]:
    """Return the cells of both sides of a merge, those that differ next to each other.

    Which of two answers counts is decided later, with the release at hand: they look
    like one cell that was copied. Our side comes last, so it counts when both differ.
    """
    readable = []
    for side in (theirs, ours):
        try:
            readable.append(_cells_in(side))
        except Unreadable:
            continue
    if not readable:
        raise Unreadable
    (old, _), (new, problems) = readable[0], readable[-1]
    old, new = list(filter(is_cell, old)), list(filter(is_cell, new))
    cells: list[Any] = []
    matcher = difflib.SequenceMatcher(None, _texts(old), _texts(new), autojunk=False)
    for step, i, j, k, m in matcher.get_opcodes():
        cells += [*([] if step == "equal" else old[i:j]), *new[k:m]]
    return cells, [CONFLICT, *problems]


def _texts(cells: list[Any]) -> list[tuple[str, str]]:
    return [(str(cell.get("cell_type")), text_of(cell)) for cell in cells]


def _without_conflicts(raw_cells: list[Any]) -> tuple[list[Any], bool]:
    """Make two cells of one whose own text holds merge-conflict marks."""
    cells: list[Any] = []
    for raw in raw_cells:
        both = sides(text_of(raw)) if is_cell(raw) else None
        cells += [{**raw, "source": side} for side in both] if both else [raw]
    return cells, len(cells) > len(raw_cells)


def _last_document(text: str) -> tuple[list[Any], list[Problem]] | None:
    """Return the last of several notebooks, one after another, that holds answers."""
    notebooks, place = [], 0
    while start := _DOCUMENT.match(text, place):
        try:
            value, place = _json_at(text, start.end())
            notebooks.append(_notebook_cells(value))
        except Unreadable:
            continue
        except (ValueError, RecursionError):
            break
    if not notebooks:
        return None
    answered = [each for each in notebooks if _answered(each[0])]
    cells, problems = (answered or notebooks)[-1]
    if len(notebooks) > 1:
        said = f"Berkas ini berisi {len(notebooks)} notebook yang tersambung; "
        several = Problem(said + "dipakai yang terakhir berisi jawaban.", CHECK_ANSWER)
        problems = [*problems, several]
    if text[place:].strip("\0 \t\r\n"):
        problems = [*problems, TRAILING]
    return cells, problems


def _answered(cells: list[Any]) -> bool:
    """Tell whether a notebook seems to hold answers; the release is not at hand here."""
    from bimtek.nbgrader_settings import CODE_STUB, TEXT_STUB  # slow: all of nbgrader

    cells = [cell for cell in cells if is_cell(cell)]
    answers = [cell for cell in cells if _mark(cell).get("solution")]
    texts = {text_of(cell).strip() for cell in answers or cells}
    return any(_BLANK not in text for text in texts - {"", CODE_STUB.strip(), TEXT_STUB})


def _mark(raw: dict[str, Any]) -> dict[str, Any]:
    metadata = raw.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return mark if isinstance(mark, dict) else {}


def _salvaged(text: str) -> tuple[list[Any], list[Problem]]:
    """Return every whole cell of a broken file; raises Unreadable when no answer is among them."""
    cells = _with_parts(text, list(_whole_cells(text)))
    marks = list(filter(None, map(_mark, cells)))
    code = any(cell["cell_type"] == "code" for cell in cells)
    if not (any(mark.get("solution") for mark in marks) if marks else code):
        raise Unreadable
    lost = sum(1 for found in _KIND.finditer(text) if found[1]) - len(cells)
    return cells, [_loss(len(cells), lost, whole=text.rstrip().endswith(("}", "]")))]


def _whole_cells(text: str) -> Iterator[tuple[int, int, Any]]:
    """Yield where each whole cell starts and ends, and the cell."""
    place, left = 0, 3 * len(text) + _TRIED_IN_VAIN  # attempts must not take for ever
    while left > 0 and (start := _CELL_START.search(text, place)):
        try:
            value, place = _json_at(text, start.start())
        except json.JSONDecodeError as error:
            place, left = start.end(), left - (error.pos - start.start())
        except RecursionError:
            place, left = start.end(), left - _TRIED_IN_VAIN
        else:
            # nbgrader's mark of a broken cell has a cell type too, but no text.
            if "cell_type" in value and value.keys() & {"source", "input"}:
                yield start.start(), place, value


def _with_parts(text: str, cells: list[tuple[int, int, Any]]) -> list[Any]:
    """Add cells between the whole ones that are broken somewhere, but not in their source."""
    found, place = [], 0
    for start, end, cell in [*cells, (len(text), len(text), None)]:
        found += _parts(text[place:start])
        found += [] if cell is None else [cell]
        place = end
    return found


def _parts(gap: str) -> list[Any]:
    kinds = [found for found in _KIND.finditer(gap) if found[1]]
    edges = [*(found.start() for found in kinds), len(gap)][1:]
    cells = []
    for found, edge in zip(kinds, edges, strict=False):
        source = _value(_SOURCE, gap, found.end(), edge)
        if source is not None:
            mark = _value(_MARK, gap, found.end(), edge)
            metadata = {"nbgrader": mark} if mark else {}
            cells.append({"cell_type": found[1], "metadata": metadata, "source": source})
    return cells


def _value(name: re.Pattern[str], text: str, start: int, end: int) -> Any:
    found = name.search(text, start, end)
    try:
        return _json_at(text[:end], found.end())[0] if found else None
    except (ValueError, RecursionError):
        return None


def _loss(saved: int, lost: int, whole: bool) -> Problem:
    if whole and lost <= 0:
        return ODD_PART
    gone = f"{lost} sel tidak dapat dibaca" if whole else f"sedikitnya {max(lost, 1)} sel hilang"
    text = f"Berkas ini terpotong atau rusak: {saved} sel terselamatkan, {gone}."
    return Problem(text, SEND_AGAIN)
