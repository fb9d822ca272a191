"""Read an exercise's source notebook as tasks, and run one task's cells in plain Python."""

from __future__ import annotations

import contextlib
import copy
import functools
import io
import os
import warnings
from pathlib import Path

import nbformat
import pandas as pd

from bimtek import release
from bimtek.paths import EXERCISES, ROOT

ANSWERS = ROOT / "tests" / "jawaban"


@functools.cache
def cells(exercise: str) -> list:
    return nbformat.read(release.source_notebook(exercise), as_version=4).cells


def grade_id(cell) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def tasks(exercise: str) -> list[str]:
    """Answer cells that have checks, by grade_id."""
    return [
        grade_id(cell)
        for cell in cells(exercise)
        if cell.metadata.get("nbgrader", {}).get("solution")
        and check_sources(exercise, grade_id(cell))
    ]


def read_by_a_person(exercise: str) -> list[str]:
    """Answer cells that a person grades (some have checks too), by grade_id."""
    return [
        grade_id(cell)
        for cell in cells(exercise)
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.metadata.nbgrader["grade"]
    ]


def answer_cell(exercise: str, task: str) -> str:
    return next(cell.source for cell in cells(exercise) if grade_id(cell) == task)


def check_sources(exercise: str, task: str) -> list[str]:
    return [
        cell.source
        for cell in cells(exercise)
        if grade_id(cell).startswith(f"{task}-uji") and cell.metadata.nbgrader["grade"]
    ]


@functools.cache
def _given(exercise: str) -> dict:
    """Run the set-up cells of an exercise; return what they leave behind."""
    names: dict = {"__name__": "__main__"}
    for cell in cells(exercise):
        marks = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and not (marks["solution"] or marks["grade"]):
            exec(cell.source, names)
    return names


def failures(exercise: str, task: str, answer: str) -> list[str]:
    """Run set-up, answer and test cells of one task; return the message of each failed cell."""
    before = Path.cwd()
    os.chdir(EXERCISES / exercise)
    try:
        given = _given(exercise)
        # An answer may change a given table, which the next answer must not see.
        names = {
            name: copy.deepcopy(value) if isinstance(value, pd.DataFrame | list | dict) else value
            for name, value in given.items()
            if name != "__builtins__"
        }
        # A notebook goes on after a failed cell or a warning, and so does grading.
        with (
            contextlib.suppress(Exception),
            contextlib.redirect_stdout(io.StringIO()),
            warnings.catch_warnings(action="ignore"),
        ):
            exec(answer, names)
        messages = []
        for source in check_sources(exercise, task):
            try:
                exec(source, names)
            except AssertionError as failure:
                messages.append(str(failure))
        return messages
    finally:
        os.chdir(before)
