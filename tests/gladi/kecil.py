"""A tiny exercise for tests: two code tasks, one answer for a person, hidden tests."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from bimtek.curriculum import Budget, Curriculum, Module, Task
from bimtek.grading import exercise as exercises_of
from bimtek.grading.exercise import Exercise, marked

NAME = "90-kecil"
HIDDEN_SUM = 'cek.angka("jumlah", 60, tujuan="Semua baris ikut dijumlahkan.")'
HIDDEN_BONUS = 'cek.angka("terbesar", 98765 - 98735, tujuan="Terbesar dari semua.")'
ANSWERS = {
    "90-tugas-1": 'angka = [int(baris) for baris in open("data/angka.csv")]\njumlah = sum(angka)',
    "90-tugas-2": "Karena berkasnya berubah.",
    "90-bonus": "terbesar = 30",
}


def _cell(kind: str, grade_id: str, source: str, **mark: object) -> NotebookNode:
    make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    cell = make(source, id=grade_id)
    marks = {"grade": False, "solution": False, "locked": False, "task": False, **mark}
    cell.metadata["nbgrader"] = {"grade_id": grade_id, "schema_version": 3, **marks}
    return cell


def _answer(grade_id: str) -> NotebookNode:
    source = f"### BEGIN SOLUTION\n{ANSWERS[grade_id]}\n### END SOLUTION"
    return _cell("code", grade_id, source, solution=True)


def _test(grade_id: str, points: int, visible: str, hidden: str = "") -> NotebookNode:
    source = f"from bimtek import cek\n{visible}"
    if hidden:
        source += f"\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
    return _cell("code", grade_id, source, grade=True, locked=True, points=points)


def source_notebook() -> NotebookNode:
    """Return what an author would edit."""
    cells = [
        _cell("markdown", "90-pengantar", "# Latihan kecil", locked=True),
        _cell("code", "90-persiapan", "import math", locked=True),
        _cell("markdown", "90-tugas-1-soal", "## Tugas 1", locked=True),
        _answer("90-tugas-1"),
        _test("90-tugas-1-uji-1", 2, 'cek.ada("angka")'),
        _test("90-tugas-1-uji-2", 3, 'cek.ada("jumlah")', HIDDEN_SUM),
        _cell("markdown", "90-tugas-2-soal", "## Tugas 2", locked=True),
        _cell(
            "markdown",
            "90-tugas-2",
            f"### BEGIN SOLUTION\n{ANSWERS['90-tugas-2']}\n### END SOLUTION",
            grade=True,
            solution=True,
            points=4,
        ),
        _cell("markdown", "90-bonus-soal", "## Bonus", locked=True),
        _answer("90-bonus"),
        _test("90-bonus-uji", 1, 'cek.ada("terbesar")', HIDDEN_BONUS),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    return notebook


def plan() -> Curriculum:
    """Return a curriculum that knows the tiny exercise."""
    tasks = (
        Task("90-tugas-1", "inti", "Menjumlah", 1),
        Task("90-tugas-2", "inti", "Menjelaskan", 1),
        Task("90-bonus", "bonus", "Terbesar", 1),
    )
    module = Module(
        "90", "kecil", "Kecil", "mandiri", None, None, "", ("Menjumlah",), (), (), 0, True, tasks
    )
    return Curriculum(Budget(0, 0, 0, 0), (module,), ())


def write_course(root: Path) -> dict[str, Exercise]:
    """Write solutions/ and exercises/ below `root` and return the loaded exercise by name."""
    source = root / "solutions" / NAME / f"{NAME}.ipynb"
    data = root / "exercises" / NAME / "data" / "angka.csv"
    for path in (source, data):
        path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(source_notebook(), source)
    data.write_text("10\n20\n30\n", encoding="utf-8", newline="\n")
    return exercises_of.load_all(root / "solutions", root / "exercises", plan())


def filled(exercise: Exercise, answers: dict[str, str] = ANSWERS) -> NotebookNode:
    """Return the released notebook with these answers written into it."""
    notebook = nbformat.from_dict(json.loads(json.dumps(exercise.released)))
    for key, text in answers.items():
        marked(notebook)[key].source = text
    return notebook


def to_bytes(notebook: NotebookNode) -> bytes:
    """Return the file a participant would save."""
    return nbformat.writes(notebook).encode("utf-8")
