"""Marks that a person gave, and how they find the same answers again in a later run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.grading.repairing.recognise import answers
from bimtek.grading.results_store import FOLDER
from bimtek.grading.scores import Graded, Manual

FILE_NAME = "nilai-menunggu.json"
# (participant id, exercise) -> cell id -> what the facilitator entered
Marks = dict[tuple[str, str], dict[str, Manual]]


def united(earlier: Marks, later: Marks) -> Marks:
    """Return both; where both know a cell, the later one counts."""
    return {key: earlier.get(key, {}) | later.get(key, {}) for key in earlier.keys() | later.keys()}


def give(marks: Marks, graded: Iterable[Graded]) -> Marks:
    """Give the marks to the results they belong to; return those without a place.

    A mark for an answer that has changed since is kept but waits for a second look.
    """
    left = {key: dict(cells) for key, cells in marks.items()}
    for each in graded:
        key = each.participant.id, each.exercise.name
        if each.notebook is None or key not in left:
            continue
        now = answers(each.notebook.encode("utf-8"))
        for task in each.exercise.tasks:
            for cell in {*task.cells, task.id} & left[key].keys():
                mark = left[key].pop(cell)
                changed = mark.answers.get(task.id) != now.get(task.id)
                each.manual[cell] = replace(mark, stale=mark.stale or changed)
    return {key: cells for key, cells in left.items() if cells}


def write(output: Path, marks: Marks) -> None:
    """Keep marks that wait for their place."""
    rows = [
        [participant, exercise, cell, asdict(mark)]
        for (participant, exercise), cells in sorted(marks.items())
        for cell, mark in sorted(cells.items())
    ]
    content = json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8")
    write_whole(output / FOLDER / FILE_NAME, content)


def read(output: Path) -> Marks:
    """Return the marks that an earlier run into `output` kept; CourseError when damaged."""
    path, marks = output / FOLDER / FILE_NAME, {}
    if not path.exists():
        return marks
    try:
        for participant, exercise, cell, mark in json.loads(path.read_bytes()):
            marks.setdefault((participant, exercise), {})[cell] = Manual(**mark)
    except (TypeError, ValueError) as error:
        raise CourseError(
            f"“{path}” tidak dapat dibaca. Pindahkan berkas itu ke tempat lain, lalu ulangi."
        ) from error
    return marks
