"""Grade one submission: a function from bytes to bytes that can run anywhere.

A job and a result are JSON. The job carries everything (submission, the exercise with its
hidden tests, data files), so neither the course folder nor other submissions are needed.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import determine_grade, is_solution

from bimtek.grading import execute, explain
from bimtek.grading.exercise import Exercise, grade_id, marked
from bimtek.grading.problem import DAMAGED, GRADE_AGAIN, LOOK, SEND_AGAIN, START_AGAIN, Problem
from bimtek.grading.repairing.repair import Unreadable, read_notebook, repair
from bimtek.grading.sandbox import Limits, Mode, NotIsolated, NotStarted
from bimtek.grading.suspicion import named, suspicious


def make_job(
    exercise: Exercise, submission: bytes, mode: Mode = Mode.ISOLATED, **limits: float
) -> bytes:
    """Return the job for `submission`; `limits` are fields of `sandbox.Limits`."""
    job = {
        "submission": _to_text(submission),
        "exercise": json.loads(exercise.reference),
        "data": {name: _to_text(content) for name, content in exercise.data.items()},
        "mode": mode,
        "limits": limits,
    }
    return json.dumps(job).encode("utf-8")


def grade_submission(job: bytes) -> bytes:
    """Grade one submission; never raises, a failure is part of the result.

    The result holds `cells` (by grade id: `points` or None when a person must look, `max`,
    `message`), `answers` (by task: `untouched`, `error`), `problems` (pairs of problem and
    action), `notebook` (executed, as text, or None) and `seconds` (`peserta`: processor
    seconds of the cells, tests not counted).
    """
    try:
        result = _grade(json.loads(job))
    except Unreadable:
        result = _ungraded(DAMAGED, SEND_AGAIN)
    except (NotStarted, NotIsolated, OSError, MemoryError) as error:
        result = _ungraded(f"Komputer ini gagal menjalankan notebook ({error}).", GRADE_AGAIN)
    except Exception as error:
        kind = type(error).__name__
        result = _ungraded(f"Notebook ini tidak dapat dinilai ({kind}).", START_AGAIN)
    # Half a character (a lone surrogate) could not be written into any report.
    return json.dumps(result, ensure_ascii=False).encode("utf-8", "replace")


def _grade(job: dict[str, Any]) -> dict[str, Any]:
    exercise = job["exercise"]
    master = nbformat.from_dict(exercise["master"])
    submitted, found = read_notebook(base64.b64decode(job["submission"]))
    notebook, repairs = repair(submitted, master, nbformat.from_dict(exercise["released"]))
    data = {name: base64.b64decode(content) for name, content in job["data"].items()}
    run = execute.run(notebook, data, Limits(**job["limits"]), Mode(job["mode"]))
    doubts = _doubts(run, exercise["tasks"])
    incomplete = any(problem.action == SEND_AGAIN for problem in found)
    crashed = {grade_id(run.notebook.cells[i]) for i, each in run.outcomes.items() if each.died}
    cells = marked(run.notebook)
    answers = {
        key: {
            "untouched": explain.is_untouched(cells[key]),
            "error": explain.answer_error(cells[key], key in crashed),
        }
        for key in exercise["tasks"]
    }
    # What a cut file has lost may have been right: no points, but no nought either.
    lost = {key for key, answer in answers.items() if incomplete and answer["untouched"]}
    return {
        "cells": _scores(run, exercise["tasks"], lost | doubts.keys()),
        "answers": answers,
        "problems": [
            [problem.text, problem.action]
            for problem in [*found, *repairs, *_run_problems(run), *_doubt_problems(doubts)]
        ],
        "notebook": nbformat.writes(run.notebook),
        "seconds": {"peserta": run.seconds},
    }


def _scores(
    run: execute.Run, tasks: Mapping[str, list[str]], without: Collection[str]
) -> dict[str, dict[str, Any]]:
    """Return points, maximum and message of every graded cell; none for the tasks `without`."""
    place = {grade_id(cell): index for index, cell in enumerate(run.notebook.cells)}
    scores = {}
    for task, parts in tasks.items():
        for part in parts:
            cell, outcome = run.notebook.cells[place[part]], run.outcomes.get(place[part])
            scores[part] = _score(cell, outcome, withheld=task in without)
    return scores


def _score(cell: NotebookNode, outcome: execute.Outcome | None, withheld: bool) -> dict[str, Any]:
    """Return points (None when a person must look), maximum and message of a graded cell."""
    if is_solution(cell):
        points, most = determine_grade(cell)
        return {"points": None if withheld else points, "max": most, "message": ""}
    most = float(cell.metadata.nbgrader["points"])
    if withheld or outcome is None:
        return {"points": None, "max": most, "message": ""}
    if not outcome.passed:
        message = explain.unwrapped(outcome.message) or explain.NO_MESSAGE
        return {"points": 0.0, "max": most, "message": message}
    # nbgrader's partial credit: a number as the value of the last line.
    points = most if outcome.value is None else min(max(outcome.value, 0.0), most)
    return {"points": points, "max": most, "message": ""}


def _doubts(run: execute.Run, tasks: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return by task what makes its tests doubtful: names that were replaced or looked into.

    What is replaced is put back before the next test, and what goes on running is left out,
    so it concerns its own task; code that looks into the tests can do so from there on.
    """
    task_of = {part: task for task, parts in tasks.items() for part in parts}
    doubts: dict[str, list[str]] = {}
    looking: list[str] = []
    left: list[str] = []
    for index, cell in enumerate(run.notebook.cells):
        outcome = run.outcomes.get(index)
        if outcome is None:
            continue
        if not execute.is_test(cell):
            looking += suspicious(cell.source)
            left = list(outcome.left)
            continue
        found = [*looking, *left, *outcome.changed, *(["cek"] if outcome.forged else [])]
        if found:
            doubts.setdefault(task_of[grade_id(cell)], []).extend(found)
    return doubts


def _doubt_problems(doubts: Mapping[str, list[str]]) -> list[Problem]:
    return [
        Problem(
            f"Kode di sekitar {task} menyentuh cara pemeriksaan bekerja ({named(found)}), "
            "jadi tugas itu belum diberi nilai.",
            LOOK,
        )
        for task, found in doubts.items()
    ]


def _run_problems(run: execute.Run) -> list[Problem]:
    """Return what happened while running that a person should know."""
    problems = []
    crashed = [index for index, outcome in run.outcomes.items() if outcome.died]
    if crashed:
        where = ", ".join(str(index + 1) for index in sorted(crashed))
        text = f"Sel ke-{where} dari atas menghentikan program; sel itu dilewati, sisanya dinilai."
        problems.append(Problem(text, "Lihat sel itu bersama peserta."))
    if not run.complete:
        problems.append(Problem("Waktu habis sebelum semua sel selesai dijalankan.", LOOK))
    return problems


def _ungraded(problem: str, action: str) -> dict[str, Any]:
    return {
        "cells": {},
        "answers": {},
        "problems": [[problem, action]],
        "notebook": None,
        "seconds": {"peserta": 0.0},
    }


def _to_text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
