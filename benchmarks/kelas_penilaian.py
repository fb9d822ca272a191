"""The class that benchmarks/penilaian.py grades: seeded, of stated shares, nobody hostile.

Of the notebooks of every exercise half are *right* (each answer the solution's or another
right way of tests/jawaban/), a third *half done* (the first half of the tasks right, a
beginner's mistake in the next, the rest as released) and a sixth *wrong* (a beginner's
mistake in every task). None needs repair.
"""

from __future__ import annotations

import copy
import random
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from bimtek import packing, release
from bimtek.grading.exercise import Exercise, marked
from bimtek.identity import Identity
from bimtek.offices import load_offices
from bimtek.packing import Work
from bimtek.paths import ROOT
from bimtek.scaffold import solution

# The six that every participant does with tables; from 2 to 4 workbooks are read in most.
EXERCISES = (
    "02-membaca-berkas",
    "03-menilai-mutu",
    "04-membersihkan-nilai",
    "05-kode-referensi",
    "06-merapikan-tabel",
    "07-metadata",
)
RIGHT, HALF, WRONG = "right", "half done", "wrong"
SHARES = {RIGHT: 3, HALF: 2, WRONG: 1}  # sixths
SEED = 20250429
HANDED_IN = time.struct_time((2025, 4, 29, 14, 30, 0, 1, 119, 0))
# What a beginner writes where a person reads the answer.
UNSURE = "Datanya sudah cukup baik."
ANSWERS = ROOT / "tests" / "jawaban"


@dataclass(frozen=True)
class Member:
    """One person of the class: kind of work and notebook by exercise."""

    identity: Identity
    kinds: Mapping[str, str]
    notebooks: Mapping[str, bytes]


def make_class(exercises: Mapping[str, Exercise], people: int) -> list[Member]:
    """Return `people` members with a notebook for each of `exercises`; always the same."""
    offices = load_offices()
    kinds = {name: _kinds(name, people) for name in exercises}
    answers = {name: _known_answers(exercise) for name, exercise in exercises.items()}
    members = []
    for number in range(people):
        who = Identity((f"Peserta {number + 1:03}",), offices[number % len(offices)].name)
        own = {name: kinds[name][number] for name in exercises}
        notebooks = {
            name: _notebook(exercise, answers[name], own[name], f"{SEED}/{name}/{number}")
            for name, exercise in exercises.items()
        }
        members.append(Member(who, own, notebooks))
    return members


def write_parcels(members: list[Member], folder: Path) -> None:
    """Write what `bimtek kemas` makes of each member's work: one zip a person."""
    folder.mkdir(parents=True)
    for member in members:
        works = [
            Work(f"latihan/{name}/{name}.ipynb", content, HANDED_IN, answered=0, tasks=0)
            for name, content in member.notebooks.items()
        ]
        packing.pack(folder, works, member.identity)


def write_nbgrader_course(members: list[Member], course: Path) -> None:
    """Lay out the same notebooks as plain nbgrader wants them, with this course's settings."""
    course.mkdir(parents=True)
    (course / "nbgrader_config.py").write_bytes((ROOT / "nbgrader_config.py").read_bytes())
    for name in members[0].notebooks:
        source = course / "solutions" / name
        source.mkdir(parents=True)
        notebook = release.source_notebook(name)
        (source / notebook.name).write_bytes(notebook.read_bytes())
        release.fill_data(name, source)
    for member in members:
        for name, content in member.notebooks.items():
            target = course / "submitted" / member.identity.slug / name / f"{name}.ipynb"
            target.parent.mkdir(parents=True)
            target.write_bytes(content)


def _kinds(name: str, people: int) -> list[str]:
    """Return the kind of each person's notebook, in the stated shares, shuffled."""
    sixths = [kind for kind, share in SHARES.items() for _ in range(share)]
    kinds = (sixths * -(-people // len(sixths)))[:people]
    random.Random(f"{SEED}/{name}/{people}").shuffle(kinds)
    return kinds


def _known_answers(exercise: Exercise) -> dict[str, dict[str, list[str]]]:
    """Return right and wrong answers of each task, in order."""
    source = nbformat.read(release.source_notebook(exercise.name), as_version=4)
    cells, known = marked(source), {}
    for task in exercise.tasks:
        text = cells[task.id].source
        folder = ANSWERS / exercise.name / task.id
        known[task.id] = {
            RIGHT: [solution(text) or text, *_collected(folder, "benar_*.py")],
            WRONG: _collected(folder, "salah_*.py") or [UNSURE],
        }
    return known


def _collected(folder: Path, pattern: str) -> list[str]:
    """Return answers of the collection without the line that says what is expected."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))
    return [re.sub(r"\A# pesan:.*\n", "", text).strip() for text in texts]


def _notebook(
    exercise: Exercise, known: dict[str, dict[str, list[str]]], kind: str, seed: str
) -> bytes:
    choose = random.Random(seed).choice
    tasks = list(known)
    middle = len(tasks) // 2
    right = tasks if kind == RIGHT else tasks[:middle] if kind == HALF else []
    wrong = tasks if kind == WRONG else [tasks[middle]] if kind == HALF else []
    answers = {task: choose(known[task][RIGHT]) for task in right}
    answers |= {task: choose(known[task][WRONG]) for task in wrong}
    return nbformat.writes(_filled(exercise, answers)).encode("utf-8")


def _filled(exercise: Exercise, answers: dict[str, str]) -> NotebookNode:
    notebook = copy.deepcopy(exercise.released)
    for task, text in answers.items():
        marked(notebook)[task].source = text
    return notebook
