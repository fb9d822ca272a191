"""Grading one submission: marks, messages and accidents, the same in every way of running it."""

import copy
import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from gladi import kecil
from nbformat.v4 import new_code_cell
from sandbox_here import MODES, isolated_or_skip

from bimtek.grading.autograde import _score, grade_submission, make_job
from bimtek.grading.execute import Outcome
from bimtek.grading.exercise import grade_id, marked
from bimtek.grading.problem import LOOK

pytestmark = pytest.mark.lambat

PARTS = ("90-tugas-1-uji-1", "90-tugas-1-uji-2", "90-tugas-2", "90-bonus-uji")
NOISE = """import sys, warnings
warnings.warn("usang", FutureWarning)
print("usang", file=sys.stderr)
terbesar = 30"""
# The check itself breaks, with an error that quotes a value.
BROKEN_CHECK = """from bimtek import cek
def rusak(*_, **__):
    raise ValueError("nilai 60")
cek.ada = rusak"""
PATCHED_CHECK = """from bimtek import cek
cek.ada = cek.angka = lambda *_, **__: None"""
LOOKS_IN = """import sys
angka = jumlah = 60
def f(): return sys._getframe(1).f_locals"""
MEMORY = "angka = []\nwhile True:\n    angka.append(b'x' * 10**8)"
STUBBORN = """def putar():
    for _ in range(10**6): pass
while True:
    try:
        putar()
    except BaseException: pass"""
LOOP = "angka = [1]\nwhile True:\n    pass"


def work(exercise, **answers):
    given = {f"90-{key.replace('_', '-')}": text for key, text in answers.items()}
    return kecil.filled(exercise, kecil.ANSWERS | given)


def submissions(exercise):
    """Yield (name, bytes) of what is handed in; all are graded in one go."""
    yield "right", kecil.to_bytes(work(exercise))
    yield "untouched", kecil.to_bytes(exercise.released)
    yield "wrong", kecil.to_bytes(work(exercise, tugas_1="angka = [1]\njumlah = 61"))
    yield "stopped", kecil.to_bytes(work(exercise, tugas_1="angka = [1]\njumlah = rahasia"))
    yield "noisy", kecil.to_bytes(work(exercise, bonus=NOISE))
    yield "broken check", kecil.to_bytes(work(exercise, tugas_1=BROKEN_CHECK))
    yield "patched check", kecil.to_bytes(work(exercise, tugas_1=PATCHED_CHECK))
    yield "looks into the check", kecil.to_bytes(work(exercise, tugas_1=LOOKS_IN))
    yield "memory", kecil.to_bytes(work(exercise, tugas_1=MEMORY))
    yield "stubborn loop", kecil.to_bytes(work(exercise, tugas_1=STUBBORN))
    yield "crash", kecil.to_bytes(work(exercise, tugas_1="import os\nos._exit(1)"))
    yield "loop", kecil.to_bytes(work(exercise, tugas_1=LOOP))
    yield "empty answer", kecil.to_bytes(work(exercise, tugas_2=""))
    yield "broken", kecil.to_bytes(work(exercise))[:900]
    stripped = work(exercise)
    for cell in stripped.cells:
        cell.metadata.pop("nbgrader", None)
    yield "no marks", kecil.to_bytes(stripped)
    copied = work(exercise)
    place = [grade_id(cell) for cell in copied.cells].index("90-tugas-1-uji-2")
    copied.cells.insert(place, copy.deepcopy(copied.cells[place]))
    copied.cells[place]["id"] = "salinan"
    yield "copied test", kecil.to_bytes(copied)
    own_files = work(exercise)
    own_files.cells.insert(0, new_code_cell("open('data/angka.csv', 'w').write('1')"))
    yield "spoils data", kecil.to_bytes(own_files)


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return kecil.write_course(tmp_path_factory.mktemp("kursus"))[kecil.NAME]


@pytest.fixture(scope="module", params=MODES)
def results(request, exercise):
    mode = isolated_or_skip(request.param)
    names, handed_in = zip(*submissions(exercise), strict=True)
    # A busy machine may need longer than a second to give away 2 GB.
    seconds = [30 if name == "memory" else 1 for name in names]
    jobs = [
        make_job(exercise, each, mode, cell_seconds=most)
        for each, most in zip(handed_in, seconds, strict=True)
    ]
    with ThreadPoolExecutor(2) as executor:
        found = [json.loads(each) for each in executor.map(grade_submission, jobs)]
    return dict(zip(names, found, strict=True))


def points(result):
    return [result["cells"][part]["points"] for part in PARTS]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("right", [2, 3, None, 1]),
        ("untouched", [0, 0, 0, 0]),
        ("wrong", [2, 0, None, 1]),
        ("stopped", [2, 0, None, 1]),
        ("noisy", [2, 3, None, 1]),
        ("broken check", [None, None, None, 1]),
        ("patched check", [None, None, None, 1]),
        ("looks into the check", [None, None, None, None]),
        ("crash", [0, 0, None, 1]),
        ("loop", [2, 0, None, 1]),
        ("memory", [0, 0, None, 1]),
        ("stubborn loop", [0, 0, None, 1]),
        ("no marks", [2, 3, None, 1]),
        ("copied test", [2, 3, None, 1]),
        ("spoils data", [2, 0, None, 1]),
    ],
)
def test_points_are_the_declared_ones(results, name, expected):
    assert points(results[name]) == expected


def test_well_formed_work_has_no_problem(results):
    for name in ("right", "untouched", "wrong", "stopped", "noisy", "loop"):
        assert results[name]["problems"] == [], name


def test_untouched_answers_are_known(results):
    assert all(each["untouched"] for each in results["untouched"]["answers"].values())
    assert not any(each["untouched"] for each in results["right"]["answers"].values())


def test_messages_show_purpose_never_the_hidden_test(results):
    result = results["wrong"]["cells"]["90-tugas-1-uji-2"]
    assert "Semua baris ikut dijumlahkan." in result["message"]
    said = json.dumps([results[name]["cells"] for name in results])
    assert "98765" not in said and "60" not in said and "cek." not in said


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("broken check", "bimtek.cek.ada"),
        ("patched check", "bimtek.cek.ada"),
        ("looks into the check", "_getframe"),
    ],
)
def test_forgery_is_reported_not_scored(results, name, what):
    text, action = results[name]["problems"][0]
    assert "90-tugas-1" in text and what in text
    assert action == LOOK


def test_error_of_the_answer_is_explained_without_its_values(results):
    error = results["stopped"]["answers"]["90-tugas-1"]["error"]
    assert error.startswith("Sel jawaban berhenti dengan galat NameError:")
    assert "rahasia" not in error


def test_crash_is_told_to_participant_and_facilitator(results):
    result = results["crash"]
    assert "menghentikan seluruh program" in result["answers"]["90-tugas-1"]["error"]
    assert "menghentikan program" in result["problems"][0][0]


def test_endless_loop_is_explained(results):
    assert "terlalu lama" in results["loop"]["answers"]["90-tugas-1"]["error"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [("broken", "rusak"), ("no marks", "enanda"), ("copied test", "tersalin")],
)
def test_what_had_to_be_repaired_is_said(results, name, problem):
    assert any(problem in text for text, _ in results[name]["problems"])


def test_executed_notebook_can_be_shown_to_a_facilitator(results):
    notebook = nbformat.reads(results["right"]["notebook"], as_version=4)
    nbformat.validate(notebook)
    assert marked(notebook)["90-tugas-1"].execution_count


def test_time_limit_of_a_notebook_leaves_the_rest_to_a_person(exercise):
    content = kecil.to_bytes(work(exercise, tugas_1=LOOP))
    job = make_job(exercise, content, MODES[-1], cell_seconds=1, notebook_seconds=0.5)
    result = json.loads(grade_submission(job))
    assert points(result)[-1] is None
    assert "Waktu habis" in result["problems"][0][0]


def test_grading_is_a_function_of_bytes(exercise):
    job = make_job(exercise, b"{", MODES[-1])
    assert isinstance(pickle.loads(pickle.dumps(grade_submission))(job), bytes)


@pytest.mark.parametrize(("value", "points"), [(None, 3), (1.5, 1.5), (99, 3), (-2, 0), (0, 0)])
def test_number_on_the_last_line_is_part_of_the_points_never_more(exercise, value, points):
    cell = marked(exercise.master)["90-tugas-1-uji-2"]
    outcome = Outcome(passed=True, value=value)
    assert _score(cell, outcome, withheld=False)["points"] == points
