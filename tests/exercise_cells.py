"""Read an exercise's source notebook as tasks, and run one task's cells in plain Python."""

from __future__ import annotations

import contextlib
import copy
import functools
import io
import os
import warnings
from collections.abc import Iterator
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


def check_ids(exercise: str, task: str) -> set[str]:
    return {
        grade_id(cell)
        for cell in cells(exercise)
        if grade_id(cell).startswith(f"{task}-uji") and cell.metadata.nbgrader["grade"]
    }


def failures(exercise: str, task: str, answer: str) -> list[str]:
    """Run set-up, answer and test cells of one task; return the message of each failed cell."""
    with _notebook(exercise) as names:
        _run(answer, names)
        messages = []
        for source in check_sources(exercise, task):
            try:
                exec(source, names)
            except AssertionError as failure:
                messages.append(str(failure))
        return messages


def passed_checks(exercise: str, answers: dict[str, str]) -> set[str]:
    """Run a whole notebook with these answers; return the ids of the test cells that passed."""
    passed = set()
    with _notebook(exercise) as names:
        for cell in cells(exercise):
            if grade_id(cell) in answers:
                _run(answers[grade_id(cell)], names)
            elif cell.cell_type == "code" and cell.metadata.nbgrader["grade"]:
                with contextlib.suppress(AssertionError):
                    exec(cell.source, names)
                    passed.add(grade_id(cell))
    return passed


@contextlib.contextmanager
def _notebook(exercise: str) -> Iterator[dict]:
    """Give what the set-up cells leave behind, in the folder of the exercise."""
    before = Path.cwd()
    os.chdir(EXERCISES / exercise)
    try:
        # An answer may change a given table, which the next answer must not see.
        yield {
            name: copy.deepcopy(value) if isinstance(value, pd.DataFrame | list | dict) else value
            for name, value in _given(exercise).items()
            if name != "__builtins__"
        }
    finally:
        os.chdir(before)


def _run(answer: str, names: dict) -> None:
    # A notebook goes on after a failed cell or a warning, and so does grading.
    with (
        contextlib.suppress(Exception),
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(action="ignore"),
    ):
        exec(answer, names)
