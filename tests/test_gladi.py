"""The rehearsal: 12 participants with known marks go through the real commands."""

import ast
import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import openpyxl
import pytest
from exercise_cells import read_by_a_person
from gladi import kelas
from nbgrader.api import Gradebook, MissingEntry

from bimtek import release
from bimtek.grading.exercise import load_all
from bimtek.paths import EXERCISES, ROOT

pytestmark = pytest.mark.lambat

# For the comparison with plain nbgrader: work that needs no repair.
WELL_FORMED = ("Siti Aminah", "Made Suryani", "=Ahmad +Fauzi")
# What the recap says of who was not simply graded.
STANDINGS = [(kelas.ALL_EMPTY, "kosong"), (kelas.ALL_ABSENT, "belum mengumpulkan")]


@pytest.fixture(scope="module")
def exercise():
    return load_all()[kelas.NAME]


@pytest.fixture(scope="module")
def solution():
    return nbformat.read(release.source_notebook(kelas.NAME), as_version=4)


@pytest.fixture(scope="module")
def graded(tmp_path_factory, exercise, solution):
    """Grade the class with `bimtek nilai`; return its root folder (kiriman/ and hasil/)."""
    root = tmp_path_factory.mktemp("gladi dengan spasi")
    kelas.write_class(root / "kiriman", exercise, solution)
    before = _snapshot(root / "kiriman")
    command = [sys.executable, "-m", "bimtek", "nilai", "kiriman", "--keluar", "hasil"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    assert _snapshot(root / "kiriman") == before, "the submissions were changed"
    (root / "layar.txt").write_text(run.stdout + run.stderr, encoding="utf-8")
    return root


def _snapshot(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def recap(graded):
    rows = _rows(graded / "hasil" / "rekap.csv")
    return {(row["peserta"], row["tugas"]): row for row in rows}


def _student(person, graded):
    """Return the participant's id, which is the folder of the feedback and in the gradebook."""
    with _gradebook(graded) as book:
        return next(s.id for s in book.students if s.first_name == person.display)


def _gradebook(graded):
    return Gradebook(f"sqlite:///{graded / 'hasil' / 'gradebook.db'}")


def test_class_has_twelve_participants(recap):
    assert len(kelas.CLASS) == 12
    assert {name for name, _ in recap} == {person.display for person in kelas.CLASS}
    assert len(recap) == 12 * len(kelas.MOST)


@pytest.mark.parametrize("person", kelas.CLASS, ids=lambda person: person.display)
def test_every_score_is_the_declared_one(recap, person):
    for task, (points, status) in person.marks.items():
        row = recap[person.display, task]
        found = float(row["poin"]) if row["poin"] else None
        assert (found, row["status"]) == (points, status), task
        assert row["perangkat_daerah"] == person.office
        assert row["latihan"] == kelas.NAME
        assert float(row["maks"]) == kelas.MOST[task]


def test_problem_list_holds_the_declared_lines_and_no_other(graded):
    found = _rows(graded / "hasil" / "masalah.csv")
    expected = [line for person in kelas.CLASS for line in person.problems] + kelas.BESIDES
    for place, part in expected:
        assert any(row["berkas"] == place and part in row["masalah"] for row in found), place
    assert len(found) == len(expected)
    assert all(row["tindakan"] for row in found)


def test_workbook_agrees_with_the_declared_marks(graded):
    book = openpyxl.load_workbook(graded / "hasil" / "rekap.xlsx")
    assert book.sheetnames == [
        "Rekap",
        "Per tugas",
        "Per perangkat daerah",
        "Analisis butir",
        "Perlu diperiksa",
        "Masalah berkas",
    ]
    rows = {row[1]: row for row in list(book["Rekap"].values)[1:]}
    assert len(rows) == 12
    core = ("02-tugas-1", "02-tugas-2", "02-tugas-3")
    for person in kelas.CLASS:
        row = rows[person.display]
        inti = sum(person.marks[task][0] or 0 for task in core)
        rest = sum(points or 0 for task, (points, _) in person.marks.items() if task not in core)
        assert (row[2] or "") == person.office
        if person.marks is kelas.ALL_UNREADABLE:
            assert row[3:8] == ("tidak terbaca", None, None, None, None)
        else:
            standing = next((word for marks, word in STANDINGS if marks is person.marks), "dinilai")
            assert row[3:8] == (standing, inti, inti, pytest.approx(inti / 20), rest)
    per_task = list(book["Per tugas"].values)
    assert len(per_task) == 1 + 12 * len(kelas.MOST)
    to_check = [row[0] for row in list(book["Perlu diperiksa"].values)[1:]]
    repaired = ("ni-luh-ayu", "suhardi")  # nothing is left to do for a person
    broken, *notes = [
        row["berkas"].replace("!/", ", di dalamnya ")
        for row in _rows(graded / "hasil" / "masalah.csv")
        if not any(name in row["berkas"] for name in repaired)
    ]
    absent = next(p for p in kelas.CLASS if p.marks is kelas.ALL_ABSENT)
    asked = ["I Gede Putra (Dinas Perhubungan)", f"{absent.display} ({absent.office})"]
    assert to_check == [broken, *asked, *notes]
    assert book.active.title == "Perlu diperiksa"
    assert broken == f"Fitriani/latihan/{kelas.NAME}.ipynb"


def test_every_submission_has_a_feedback_page(graded):
    pages = {path.parent.name for path in graded.glob(f"hasil/umpan-balik/*/{kelas.NAME}.html")}
    with_work = [person for person in kelas.CLASS if person.marks is not kelas.ALL_ABSENT]
    assert pages == {_student(person, graded) for person in with_work}


def test_feedback_tells_what_was_wrong(graded):
    wrong = next(person for person in kelas.CLASS if person.marks is kelas.ALL_WRONG)
    page = graded / "hasil" / "umpan-balik" / _student(wrong, graded) / f"{kelas.NAME}.html"
    html = page.read_text(encoding="utf-8")
    assert html.count("Coba periksa:") >= 4
    assert "0 dari 20 poin" in html


def test_feedback_never_shows_hidden_tests(graded, solution):
    """Neither their text nor the values they compare with, unless a visible test has them."""
    html = "\n".join(
        path.read_text(encoding="utf-8") for path in graded.glob("hasil/umpan-balik/**/*.html")
    )
    assert "cek." not in html and "HIDDEN" not in html and "Traceback" not in html
    source = "\n".join(cell.source for cell in solution.cells if cell.cell_type == "code")
    region = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
    hidden = _compared_values("\n".join(region.findall(source)))
    secrets = hidden - _compared_values(region.sub("", source))
    assert len(secrets) > 15
    shown = {text for text in secrets if re.search(rf"\b{re.escape(text)}\b", html)}
    assert shown == set()


def _compared_values(code):
    """Return the telling values in tests: what stands in dictionaries, and long numbers."""
    nodes = list(ast.walk(ast.parse(code)))
    inside = [part for node in nodes if isinstance(node, ast.Dict) for part in ast.walk(node)]
    values = {part.value for part in inside if isinstance(part, ast.Constant)}
    values |= {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    }
    return {str(value) for value in values if len(str(value)) >= 4}


@pytest.mark.parametrize("person", kelas.CLASS, ids=lambda person: person.display)
def test_gradebook_holds_the_same_scores(graded, person):
    student = _student(person, graded)
    with _gradebook(graded) as book:
        if person.marks in (kelas.ALL_ABSENT, kelas.ALL_UNREADABLE):
            with pytest.raises(MissingEntry):
                book.find_submission(kelas.NAME, student)
        else:
            total = sum(points for points, _ in person.marks.values())
            assert book.find_submission(kelas.NAME, student).score == total
            assert not book.find_submission(kelas.NAME, student).needs_manual_grade


def test_closing_words_are_clear(graded):
    screen = (graded / "layar.txt").read_text(encoding="utf-8")
    said = "Selesai: 12 peserta. 10 dinilai, 1 tidak terbaca, 1 belum mengumpulkan."
    assert said in screen
    broken = f"Fitriani/latihan/{kelas.NAME}.ipynb"
    assert f"Tidak dapat dibuka: 1 berkas ({broken}). Minta dikirim ulang." in screen
    (absent,) = [each.display for each in kelas.CLASS if each.marks is kelas.ALL_ABSENT]
    assert f"Belum mengumpulkan: {absent}." in screen
    assert "Traceback" not in screen and "Warning" not in screen


def test_marks_equal_plain_nbgrader(graded, recap, tmp_path):
    """Well-formed work gets from `nbgrader autograde` what it gets from us, task by task."""
    course = tmp_path / "kursus"
    names = {f"p{number}": name for number, name in enumerate(WELL_FORMED)}
    _plain_course(course, graded, names)
    _nbgrader(course, "generate_assignment", kelas.NAME)
    _nbgrader(course, "autograde", kelas.NAME)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for student, name in names.items():
            given = book.find_submission_notebook(kelas.NAME, kelas.NAME, student).grades
            for task in kelas.MOST:
                cells = [grade for grade in given if grade.name.startswith(f"{task}-")]
                assert cells, task
                assert sum(grade.score for grade in cells) == float(recap[name, task]["poin"])


def _plain_course(course, graded, names):
    """Lay out a course as nbgrader wants it, with the work as it was submitted."""
    source = course / "solutions" / kelas.NAME
    (source / "data").mkdir(parents=True)
    notebook = release.source_notebook(kelas.NAME)
    (source / notebook.name).write_bytes(notebook.read_bytes())
    for path in (ROOT / "exercises" / kelas.NAME / "data").iterdir():
        (source / "data" / path.name).write_bytes(path.read_bytes())
    (course / "nbgrader_config.py").write_bytes((ROOT / "nbgrader_config.py").read_bytes())
    people = {person.display: person for person in kelas.CLASS}
    for student, name in names.items():
        own = graded / "hasil" / "submitted" / _student(people[name], graded)
        target = course / "submitted" / student / kelas.NAME / f"{kelas.NAME}.ipynb"
        target.parent.mkdir(parents=True)
        target.write_bytes((own / kelas.NAME / f"{kelas.NAME}.ipynb").read_bytes())


def _nbgrader(course, *words):
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": scripts + os.pathsep + os.environ["PATH"]}
    command = [sys.executable, "-m", "nbgrader", *words]
    run = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_every_exercise_gives_full_marks_to_its_solution_and_none_when_untouched(tmp_path):
    names = release.exercise_names()
    for person, place in (("Lengkap", release.source_notebook), ("Kosong", _released)):
        (tmp_path / "kiriman" / person).mkdir(parents=True)
        for name in names:
            shutil.copy(place(name), tmp_path / "kiriman" / person)
    command = [sys.executable, "-m", "bimtek", "nilai", "kiriman", "--keluar", "hasil"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    waiting = {task for name in names for task in read_by_a_person(name)}
    rows = _rows(tmp_path / "hasil" / "rekap.csv")
    assert len(rows) == 2 * sum(len(each.tasks) for each in load_all().values())
    for row in rows:
        if row["peserta"] == "Kosong":
            assert (float(row["poin"]), row["status"]) == (0, "kosong"), row
        elif row["tugas"] in waiting:
            assert row["status"] == "perlu diperiksa", row
        else:
            assert row["status"] == "benar", row


def _released(name):
    return EXERCISES / name / f"{name}.ipynb"
