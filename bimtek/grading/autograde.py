"""Grade one submission: a function from bytes to bytes that can run anywhere.

A job and a result are JSON. The job carries everything (submission, the exercise with its
hidden tests, data files), so neither the course folder nor other submissions are needed.
"""

from __future__ import annotations

import base64
import json
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import determine_grade, is_solution

from bimtek.grading import execute, explain
from bimtek.grading.exercise import Exercise, grade_id, marked
from bimtek.grading.problem import DAMAGED, LOOK, SEND_AGAIN, START_AGAIN, Problem
from bimtek.grading.repair import Unreadable, read_notebook, repair


def make_job(exercise: Exercise, submission: bytes, **limits: int) -> bytes:
    """Return the job for `submission`; limits are `cell_seconds` and `notebook_seconds`."""
    job = {
        "submission": _to_text(submission),
        "exercise": json.loads(exercise.reference),
        "data": {name: _to_text(content) for name, content in exercise.data.items()},
        "limits": limits,
    }
    return json.dumps(job).encode("utf-8")


def grade_submission(job: bytes) -> bytes:
    """Grade one submission; never raises, a failure is part of the result.

    The result holds `cells` (by grade id: `points` or None when a person must look, `max`,
    `message`), `answers` (by task: `untouched`, `error`), `problems` (pairs of problem and
    action) and `notebook` (executed, as text, or None).
    """
    try:
        result = _grade(json.loads(job))
    except Unreadable:
        result = _ungraded(DAMAGED, SEND_AGAIN)
    except Exception as error:
        kind = type(error).__name__
        result = _ungraded(f"Notebook ini tidak dapat dinilai ({kind}).", START_AGAIN)
    return json.dumps(result).encode("utf-8")


def _grade(job: dict[str, Any]) -> dict[str, Any]:
    exercise = job["exercise"]
    master = nbformat.from_dict(exercise["master"])
    submitted = read_notebook(base64.b64decode(job["submission"]))
    if not marked(submitted).keys() & marked(master).keys():
        return _ungraded("Penanda soal di notebook ini hilang.", START_AGAIN)
    notebook, problems = repair(submitted, master, nbformat.from_dict(exercise["released"]))
    data = {name: base64.b64decode(content) for name, content in job["data"].items()}
    run = execute.run(notebook, data, **job["limits"])
    problems += _run_problems(run)
    cells = marked(run.notebook)
    crashed = {grade_id(run.notebook.cells[index]) for index in run.crashed}
    return {
        "cells": {
            part: _score(part, cells[part], crashed)
            for parts in exercise["tasks"].values()
            for part in parts
        },
        "answers": {
            key: {
                "untouched": explain.is_untouched(cells[key]),
                "error": explain.answer_error(cells[key], key in crashed),
            }
            for key in exercise["tasks"]
        },
        "problems": [[problem.text, problem.action] for problem in problems],
        "notebook": nbformat.writes(run.notebook),
    }


def _score(key: str, cell: NotebookNode, crashed: set[str | None]) -> dict[str, Any]:
    """Return points (None when a person must look), maximum and message of a graded cell."""
    if is_solution(cell) or cell.get("execution_count") is not None:
        points, most = determine_grade(cell)
    else:
        # A test that never ran leaves no output, which nbgrader would take for a pass.
        points = 0.0 if key in crashed else None
        most = float(cell.metadata.nbgrader["points"])
    failed = points is not None and points < most and not is_solution(cell)
    return {
        "points": points,
        "max": most,
        "message": explain.check_message(cell) if failed else "",
    }


def _run_problems(run: execute.Run) -> list[Problem]:
    """Return what happened while running that a person should know."""
    problems = []
    if run.crashed:
        where = ", ".join(str(index + 1) for index in run.crashed)
        text = f"Sel ke-{where} menghentikan program; sel itu dilewati dan sisanya dinilai."
        problems.append(Problem(text, "Lihat sel itu bersama peserta."))
    if not run.complete:
        problems.append(Problem("Waktu habis atau program terlalu sering berhenti.", LOOK))
    return problems


def _ungraded(problem: str, action: str) -> dict[str, Any]:
    return {"cells": {}, "answers": {}, "problems": [[problem, action]], "notebook": None}


def _to_text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
