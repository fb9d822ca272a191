"""Read an exercise's source notebook as tasks, and run one task's cells in plain Python."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import nbformat

from bimtek import release
from bimtek.paths import EXERCISES, ROOT

ANSWERS = ROOT / "tests" / "jawaban"


def cells(exercise: str) -> list:
    return nbformat.read(release.source_notebook(exercise), as_version=4).cells


def grade_id(cell) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def tasks(exercise: str) -> list[str]:
    """Answer cells that are graded automatically, by grade_id."""
    return [
        grade_id(cell)
        for cell in cells(exercise)
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    ]


def check_sources(exercise: str, task: str) -> list[str]:
    return [
        cell.source
        for cell in cells(exercise)
        if grade_id(cell).startswith(f"{task}-uji") and cell.metadata.nbgrader["grade"]
    ]


def failures(exercise: str, task: str, answer: str) -> list[str]:
    """Run set-up, answer and test cells of one task; return the message of each failed cell."""
    before = Path.cwd()
    os.chdir(EXERCISES / exercise)
    try:
        names: dict = {"__name__": "__main__"}
        for cell in cells(exercise):
            marks = cell.metadata.get("nbgrader", {})
            if cell.cell_type == "code" and not (marks["solution"] or marks["grade"]):
                exec(cell.source, names)
        # A notebook goes on after a failed cell, and so does grading.
        with contextlib.suppress(Exception):
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
