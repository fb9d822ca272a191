"""Bring a submitted notebook back to the shape nbgrader needs, keeping the answers.

Only the course's own cells are touched: those that nbgrader marks. The participant's
answers, extra cells and order stay. Every repair becomes a problem in words.
"""

from __future__ import annotations

import copy
import uuid
import warnings

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_locked, is_solution

from bimtek.grading.exercise import grade_id, marked
from bimtek.grading.problem import NOTHING_TO_DO, Problem


class Unreadable(Exception):
    """The submitted bytes are not a notebook."""


def read_notebook(content: bytes) -> NotebookNode:
    """Parse a notebook of any format version; raises Unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # missing cell ids are given below
            notebook = nbformat.reads(content.decode("utf-8-sig"), as_version=4)
        for cell in notebook.cells:
            cell.source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
            if cell.cell_type not in {"code", "markdown", "raw"}:
                raise Unreadable
            cell.setdefault("metadata", NotebookNode())
    except Exception as error:
        raise Unreadable from error
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
    _give_ids(notebook)
    return notebook


def is_readable(content: bytes) -> bool:
    """Tell whether `content` is a notebook that `read_notebook` can parse."""
    try:
        read_notebook(content)
    except Unreadable:
        return False
    return True


def repair(
    notebook: NotebookNode, master: NotebookNode, released: NotebookNode
) -> tuple[NotebookNode, list[Problem]]:
    """Return the notebook ready for nbgrader, and what had to be repaired.

    `master` is the release with hidden tests, `released` what the participant was given.
    """
    notebook = copy.deepcopy(notebook)
    originals, given = marked(master), marked(released)
    problems = [
        *_drop_foreign_marks(notebook, originals),
        *_drop_copies(notebook, originals),
        *_restore(notebook, originals, given),
        *_add_missing(notebook, master, originals),
    ]
    notebook.metadata = copy.deepcopy(master.metadata)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook, problems


def _give_ids(notebook: NotebookNode) -> None:
    seen = set()
    for cell in notebook.cells:
        if not isinstance(cell.get("id"), str) or not cell.id or cell.id in seen:
            cell["id"] = uuid.uuid4().hex[:8]
        seen.add(cell.id)


def _drop_foreign_marks(
    notebook: NotebookNode, originals: dict[str, NotebookNode]
) -> list[Problem]:
    foreign = []
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata and grade_id(cell) not in originals:
            foreign.append(grade_id(cell))
            del cell.metadata["nbgrader"]
    names = _list(foreign)
    if not names:
        return []
    return [Problem(f"Ada sel dari latihan lain ({names}); sel itu tidak dinilai.", NOTHING_TO_DO)]


def _drop_copies(notebook: NotebookNode, originals: dict[str, NotebookNode]) -> list[Problem]:
    """Keep one cell of each id: the first, but a test the first after its answer."""
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(notebook.cells):
        if grade_id(cell):
            places.setdefault(grade_id(cell), []).append(index)
    copied = []
    for key, indexes in places.items():
        if len(indexes) == 1:
            continue
        copied.append(key)
        answer = _answer_before(key, originals)
        start = places[answer][0] if answer in places else -1
        kept = next((index for index in indexes if index > start), indexes[0])
        for index in indexes:
            if index != kept:
                del notebook.cells[index].metadata["nbgrader"]
    if not copied:
        return []
    return [
        Problem(
            f"Sel tersalin lebih dari sekali ({_list(copied)}); salinannya tidak dinilai.",
            NOTHING_TO_DO,
        )
    ]


def _answer_before(key: str, originals: dict[str, NotebookNode]) -> str | None:
    """Return the answer cell that the locked cell `key` follows in the exercise."""
    if not is_locked(originals[key]):
        return None
    before = list(originals)[: list(originals).index(key)]
    return next((name for name in reversed(before) if is_solution(originals[name])), None)


def _restore(
    notebook: NotebookNode,
    originals: dict[str, NotebookNode],
    given: dict[str, NotebookNode],
) -> list[Problem]:
    """Give course cells their marks and type back, and locked ones their text."""
    changed = []
    for cell in notebook.cells:
        key = grade_id(cell)
        if key is None:
            continue
        original = originals[key]
        same_text = cell.source.rstrip() == given[key].source.rstrip()
        if _differs(cell, given[key]) or (is_locked(original) and not same_text):
            changed.append(key)
        cell.metadata = copy.deepcopy(original.metadata)
        _retype(cell, original.cell_type)
        if is_locked(original):
            cell.source = original.source
    if not changed:
        return []
    return [
        Problem(f"Sel soal berubah ({_list(changed)}); dikembalikan ke aslinya.", NOTHING_TO_DO)
    ]


def _differs(cell: NotebookNode, given: NotebookNode) -> bool:
    kinds = ("grade", "solution", "locked", "points")
    mark, right = cell.metadata["nbgrader"], given.metadata.nbgrader
    return cell.cell_type != given.cell_type or any(mark.get(k) != right.get(k) for k in kinds)


def _retype(cell: NotebookNode, cell_type: str) -> None:
    cell.cell_type = cell_type
    if cell_type == "code":
        cell.setdefault("outputs", [])
        cell.setdefault("execution_count", None)
        cell.pop("attachments", None)
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _add_missing(
    notebook: NotebookNode, master: NotebookNode, originals: dict[str, NotebookNode]
) -> list[Problem]:
    """Put deleted course cells back, after the cells that the exercise has before them."""
    own_ids = {cell.get("id") for cell in master.cells}
    present = {grade_id(cell) for cell in notebook.cells}
    problems, added, previous = [], [], None
    for key, original in originals.items():
        if key not in present:
            if is_solution(original):
                text = f"Sel jawaban {key} terhapus."
                problems.append(Problem(text, "Lihat apakah jawabannya ditulis di sel lain."))
            else:
                added.append(key)
            cell = copy.deepcopy(original)
            cell["id"] = uuid.uuid4().hex[:8]
            notebook.cells.insert(_place_after(notebook, previous, own_ids), cell)
        previous = key
    # A deleted heading costs nobody anything; only what can change a mark is worth a line.
    weighty = [key for key in added if originals[key].cell_type == "code"]
    if weighty:
        text = f"Sel soal terhapus ({_list(weighty)}); ditambahkan kembali."
        problems.append(Problem(text, NOTHING_TO_DO))
    return problems


def _place_after(notebook: NotebookNode, previous: str | None, own_ids: set[str]) -> int:
    """Return where to insert: behind the cell `previous` and the participant's own ones there."""
    if previous is None:
        return 0
    place = next(i for i, cell in enumerate(notebook.cells) if grade_id(cell) == previous) + 1
    while place < len(notebook.cells):
        cell = notebook.cells[place]
        if grade_id(cell) or cell.get("id") in own_ids:
            break
        place += 1
    return place


def _list(keys: list[str | None]) -> str:
    return ", ".join(dict.fromkeys(key for key in keys if key))
