"""Repairing a submitted notebook: course cells come back, the participant's work stays."""

import copy
import json
import random

import nbformat
import pytest
from gladi import kecil
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell

from bimtek import release
from bimtek.grading.exercise import grade_id, load_all, marked
from bimtek.grading.repairing.repair import read_notebook, repair


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return kecil.write_course(tmp_path_factory.mktemp("kursus"))[kecil.NAME]


@pytest.fixture
def work(exercise):
    return kecil.filled(exercise)


def mend(work, exercise):
    return repair(work, exercise.master, exercise.released)


def said(problems):
    return [problem.text for problem in problems]


def order(notebook):
    return [grade_id(cell) for cell in notebook.cells]


def test_well_formed_work_gets_only_the_hidden_tests(work, exercise):
    mended, problems = mend(work, exercise)
    assert problems == []
    assert order(mended) == list(exercise.grade_ids)
    assert kecil.HIDDEN_SUM in marked(mended)["90-tugas-1-uji-2"].source
    assert marked(mended)["90-tugas-1"].source == kecil.ANSWERS["90-tugas-1"]


def test_copied_test_cell_counts_once(work, exercise):
    place = order(work).index("90-tugas-1-uji-1")
    work.cells.insert(place + 1, copy.deepcopy(work.cells[place]))
    mended, problems = mend(work, exercise)
    assert order(mended).count("90-tugas-1-uji-1") == 1
    assert len(mended.cells) == len(work.cells) - 1  # running it twice tells nothing new
    assert said(problems) == [
        "Tugas 1: sel tersalin lebih dari sekali (90-tugas-1-uji-1); salinannya tidak dinilai."
    ]


def test_test_pasted_above_its_answer_is_not_the_one_that_counts(work, exercise):
    test = marked(work)["90-tugas-1-uji-2"]
    work.cells.insert(0, copy.deepcopy(test))
    mended, _ = mend(work, exercise)
    assert order(mended).index("90-tugas-1-uji-2") > order(mended).index("90-tugas-1")


def test_deleted_test_comes_back_behind_the_participants_own_cells(work, exercise):
    place = order(work).index("90-tugas-1-uji-1")
    own = new_code_cell("angka = [1]")
    work.cells[place : place + 2] = [own]
    mended, problems = mend(work, exercise)
    start = order(mended).index("90-tugas-1")
    assert order(mended)[start : start + 4] == [
        "90-tugas-1",
        None,
        "90-tugas-1-uji-1",
        "90-tugas-1-uji-2",
    ]
    assert "terhapus (90-tugas-1-uji-1, 90-tugas-1-uji-2)" in problems[0].text


def test_deleted_first_cells_come_back_in_front(work, exercise):
    del work.cells[:2]
    mended, problems = mend(work, exercise)
    assert order(mended) == list(exercise.grade_ids)
    # The heading has no influence on a mark, so only the code cell is worth a line.
    assert [problem.text for problem in problems] == [
        "Sel soal terhapus (90-persiapan); ditambahkan kembali."
    ]


def test_weakened_test_is_restored(work, exercise):
    marked(work)["90-tugas-1-uji-2"].source = "pass"
    mended, problems = mend(work, exercise)
    assert kecil.HIDDEN_SUM in marked(mended)["90-tugas-1-uji-2"].source
    assert said(problems) == [
        "Tugas 1: sel soal berubah (90-tugas-1-uji-2); dikembalikan ke aslinya."
    ]


@pytest.mark.parametrize(
    "change", [{"points": 100}, {"grade": False}, {"solution": True}, {"locked": False}]
)
def test_changed_marks_are_restored(work, exercise, change):
    marked(work)["90-tugas-1-uji-1"].metadata["nbgrader"].update(change)
    mended, problems = mend(work, exercise)
    assert marked(mended)["90-tugas-1-uji-1"].metadata == (
        marked(exercise.master)["90-tugas-1-uji-1"].metadata
    )
    assert "sel soal berubah" in problems[0].text


def test_answer_turned_into_text_becomes_code_again(work, exercise):
    marked(work)["90-tugas-1"].cell_type = "markdown"
    mended, _ = mend(work, exercise)
    assert marked(mended)["90-tugas-1"].cell_type == "code"


def test_tag_that_skips_a_test_is_gone(work, exercise):
    marked(work)["90-tugas-1-uji-1"].metadata["tags"] = ["skip-execution"]
    mended, _ = mend(work, exercise)
    assert "tags" not in marked(mended)["90-tugas-1-uji-1"].metadata


def test_deleted_answer_is_reported_for_a_person(work, exercise):
    del work.cells[order(work).index("90-tugas-1")]
    mended, problems = mend(work, exercise)
    assert order(mended) == list(exercise.grade_ids)
    assert said(problems) == ["Tugas 1: sel jawaban terhapus (90-tugas-1); dianggap belum dijawab."]
    assert "sel lain" in problems[0].action


def test_cell_of_another_exercise_is_left_ungraded(work, exercise):
    foreign = new_code_cell("x = 1")
    foreign.metadata["nbgrader"] = {"grade_id": "91-tugas-1", "grade": True, "points": 9}
    work.cells.append(foreign)
    mended, problems = mend(work, exercise)
    assert None in order(mended)
    assert "91-tugas-1" in problems[0].text


@pytest.mark.parametrize("mark", [None, 7, [], {"grade_id": None}, {"grade_id": {}}, {}])
def test_nonsense_marks_do_no_harm(work, exercise, mark):
    work.cells.append(new_code_cell("x = 1", metadata={"nbgrader": mark}))
    mended, _ = mend(work, exercise)
    assert order(mended)[:-1] == list(exercise.grade_ids)


def test_submission_itself_is_not_changed(work, exercise):
    marked(work)["90-tugas-1-uji-2"].source = "pass"
    before = nbformat.writes(work)
    mend(work, exercise)
    assert nbformat.writes(work) == before


def place(work, key):
    return order(work).index(key)


def sources(notebook):
    return [(cell.cell_type, cell.source, grade_id(cell)) for cell in notebook.cells]


def answered(notebook):
    return {key: marked(notebook)[key].source for key in kecil.ANSWERS}


def strip_marks(work, ids=True):
    for number, cell in enumerate(work.cells):
        cell.metadata = nbformat.NotebookNode()
        if ids:
            cell["id"] = f"baru-{number}"


def give(work, key, text):
    """Write an answer; the mark, the id and the type stay as released."""
    marked(work)[key].source = text


def insert(work, at, source, kind="code", **mark):
    make = new_code_cell if kind == "code" else new_markdown_cell
    cell = make(source)
    if mark:
        cell.metadata["nbgrader"] = mark
    work.cells.insert(at, cell)


GIVEN = "# Tulis kode Anda di bawah baris ini.\n"
ANSWER = kecil.ANSWERS["90-tugas-1"]
FIRST, SECOND = ANSWER.split("\n")


@pytest.mark.parametrize("ids", [True, False], ids=["without ids", "with ids"])
def test_notebook_without_any_marks_is_put_together_from_its_texts(work, exercise, ids):
    right, _ = mend(work, exercise)
    strip_marks(work, ids)
    mended, problems = mend(work, exercise)
    assert sources(mended) == sources(right)
    assert said(problems) == [
        "Penanda soal hilang dari seluruh notebook; sel dikenali dari isi dan letaknya."
    ]


def test_course_cells_come_back_in_their_order(work, exercise):
    right, _ = mend(work, exercise)
    work.cells.reverse()
    mended, problems = mend(work, exercise)
    assert sources(mended) == sources(right)
    assert "urutan sel berubah" in problems[0].text.casefold()


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_retyped_cells_get_their_type_back(work, exercise, kind):
    right, _ = mend(work, exercise)
    for cell in work.cells:
        cell.cell_type = "code" if cell.cell_type == "markdown" else kind
    mended, problems = mend(work, exercise)
    assert sources(mended) == sources(right)
    assert "berubah" in problems[0].text


@pytest.mark.parametrize("real_first", [True, False])
def test_of_two_copies_the_filled_one_counts(work, exercise, real_first):
    at = place(work, "90-tugas-1")
    copied = copy.deepcopy(work.cells[at])
    (copied if real_first else work.cells[at]).source = GIVEN
    work.cells.insert(at + 1, copied)
    mended, problems = mend(work, exercise)
    assert answered(mended) == kecil.ANSWERS
    assert said(problems) == [
        "Tugas 1: sel tersalin lebih dari sekali (90-tugas-1); salinannya tidak dinilai."
    ]


def test_of_two_filled_copies_the_last_before_the_next_task_counts(work, exercise):
    at = place(work, "90-tugas-1")
    for behind, text in ((3, "angka = [1]\njumlah = 2"), (6, "angka = [3]\njumlah = 4")):
        copied = copy.deepcopy(work.cells[at])
        copied.source = text
        work.cells.insert(at + behind, copied)
    give(work, "90-tugas-1", "angka = [0]\njumlah = 0")
    mended, problems = mend(work, exercise)
    assert answered(mended)["90-tugas-1"] == "angka = [1]\njumlah = 2"
    ran = [cell.source for cell in mended.cells]
    assert ran.index("angka = [0]\njumlah = 0") < ran.index("angka = [1]\njumlah = 2")
    assert "isinya beda (90-tugas-1); yang dinilai yang terakhir" in problems[0].text
    assert "peserta" in problems[0].action


@pytest.mark.parametrize("marked_twice", [True, False])
def test_answer_split_in_two_goes_on_together(work, exercise, marked_twice):
    """JupyterLab copies the mark to both halves, others leave the second without."""
    at = place(work, "90-tugas-1")
    second = copy.deepcopy(work.cells[at])
    if not marked_twice:
        second = new_code_cell("")
    give(work, "90-tugas-1", FIRST)
    second.source = SECOND
    work.cells.insert(at + 1, second)
    mended, problems = mend(work, exercise)
    ran = [cell.source for cell in mended.cells[at : at + 2]]
    assert "\n".join(ran).startswith(ANSWER)
    if marked_twice:
        assert answered(mended) == kecil.ANSWERS
        assert "terbagi menjadi beberapa sel (90-tugas-1); disatukan lagi" in problems[0].text


def test_answer_split_inside_a_statement_is_joined(work, exercise):
    whole = "angka = [\n    10,\n    20,\n]\njumlah = sum(angka)"
    first, second = whole.split("\n", 1)
    give(work, "90-tugas-1", first)
    insert(work, place(work, "90-tugas-1") + 1, second)
    mended, problems = mend(work, exercise)
    assert answered(mended)["90-tugas-1"] == whole
    assert "disatukan lagi" in problems[0].text


def test_split_text_answer_is_joined(work, exercise):
    at = place(work, "90-tugas-2")
    second = copy.deepcopy(work.cells[at])
    second.source = "Selain itu kolomnya bertambah satu sejak bulan Mei."
    work.cells.insert(at + 1, second)
    mended, _ = mend(work, exercise)
    assert answered(mended)["90-tugas-2"] == f"{kecil.ANSWERS['90-tugas-2']}\n\n{second.source}"


def merge(work, first, last):
    """Merge neighbouring cells as JupyterLab does: what stands first gives mark, id and type."""
    cells = work.cells[first : last + 1]
    cells[0].source = "\n".join(cell.source for cell in cells)
    del work.cells[first + 1 : last + 1]


@pytest.mark.parametrize(
    ("first", "last"), [(3, 4), (3, 5), (4, 5), (2, 3), (5, 6), (3, 8), (1, 3), (6, 9), (0, 10)]
)
def test_merged_cells_are_taken_apart_by_the_texts_of_the_exercise(first, last):
    exercise = load_all()["02-membaca-berkas"]
    solution = nbformat.read(release.source_notebook(exercise.name), as_version=4)
    answers = {task.id: marked(solution)[task.id].source for task in exercise.tasks}
    work = kecil.filled(exercise, answers)
    right, _ = repair(work, exercise.master, exercise.released)
    merge(work, first, last)
    mended, problems = repair(work, exercise.master, exercise.released)
    assert sources(mended) == sources(right)
    assert "tergabung dengan sel lain" in problems[0].text


def test_two_answers_in_one_cell_are_taken_apart_by_the_names_they_make(work, exercise):
    give(work, "90-tugas-1", f"{ANSWER}\n# Bonus\n{kecil.ANSWERS['90-bonus']}")
    del work.cells[place(work, "90-bonus")]
    mended, problems = mend(work, exercise)
    assert answered(mended) == kecil.ANSWERS | {"90-bonus": "# Bonus\nterbesar = 30"}
    assert "Bonus: sel tergabung" in problems[0].text


def test_swapped_marks_are_seen_through(work, exercise):
    cells = marked(work)
    one, two = cells["90-tugas-1"], cells["90-bonus"]
    one.metadata, two.metadata = two.metadata, one.metadata
    mended, problems = mend(work, exercise)
    assert answered(mended) == kecil.ANSWERS
    assert "hilang atau tertukar (90-tugas-1, 90-bonus)" in problems[0].text


def test_answer_in_a_new_cell_counts_when_its_own_cell_is_untouched(work, exercise):
    give(work, "90-tugas-1", GIVEN)
    insert(work, place(work, "90-tugas-1") + 1, ANSWER)
    mended, problems = mend(work, exercise)
    assert answered(mended) == kecil.ANSWERS
    assert "ditulis di luar sel jawabannya (90-tugas-1); tetap dinilai" in problems[0].text


def test_answer_below_its_tests_runs_before_them_with_what_it_builds_on(work, exercise):
    give(work, "90-tugas-1", GIVEN)
    at = place(work, "90-tugas-2-soal")
    insert(work, at, "bahan = [10, 20, 30]")
    insert(work, at + 1, "angka = bahan\njumlah = sum(angka)")
    mended, _ = mend(work, exercise)
    ran = [cell.source for cell in mended.cells]
    assert answered(mended)["90-tugas-1"] == "angka = bahan\njumlah = sum(angka)"
    assert ran.index("bahan = [10, 20, 30]") < place(mended, "90-tugas-1")


@pytest.mark.parametrize("keep_test", [True, False])
@pytest.mark.parametrize("delete_answer", [True, False])
def test_answer_typed_into_the_test_cell_counts(work, exercise, keep_test, delete_answer):
    test = marked(work)["90-tugas-1-uji-1"]
    test.source = f"{ANSWER}\n{test.source}" if keep_test else ANSWER
    give(work, "90-tugas-1", GIVEN)
    if delete_answer:
        del work.cells[place(work, "90-tugas-1")]
    mended, problems = mend(work, exercise)
    assert answered(mended) == kecil.ANSWERS
    assert problems


def test_text_answer_in_a_new_cell_counts(work, exercise):
    given = marked(exercise.released)["90-tugas-2"].source
    give(work, "90-tugas-2", given)
    insert(work, place(work, "90-tugas-2") + 1, "Karena berkasnya lain.", "markdown")
    mended, _ = mend(work, exercise)
    assert answered(mended)["90-tugas-2"] == "Karena berkasnya lain."


def test_own_cells_stay_behind_the_course_cell_they_followed(work, exercise):
    for at, text in ((11, "z = 5"), (6, "catatan"), (4, "x = 1"), (4, "y = 2"), (0, "awal = 0")):
        insert(work, at, text, "markdown" if text == "catatan" else "code")
    mended, problems = mend(work, exercise)
    assert problems == []
    assert [(c.cell_type, c.source) for c in mended.cells if not grade_id(c)] == [
        ("code", "awal = 0"),
        ("code", "y = 2"),
        ("code", "x = 1"),
        ("markdown", "catatan"),
        ("code", "z = 5"),
    ]
    assert [grade_id(cell) for cell in mended.cells] == order(work)


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        (">>> angka = [1]\n>>> for a in angka:\n...     jumlah = a\n", None),
        ("In [3]: angka = [1]\n   ...: jumlah = 1\nOut[3]: <satu dua>", "angka = [1]\njumlah = 1"),
        ("# Tulis di sini\n>>> angka = [1]\n>>> jumlah = 1\n60 baris", "angka = [1]\njumlah = 1"),
        ("angka\u00a0= [1]\u200b\njumlah = 1", "angka = [1]\njumlah = 1"),
        ("angka\u00a0= '\u00a0'  # \u200b", "angka = '\u00a0'  # \u200b"),
    ],
)
def test_accidents_of_pasting_are_cleaned_and_said(work, exercise, pasted, clean):
    give(work, "90-tugas-1", pasted)
    mended, problems = mend(work, exercise)
    clean = clean or "angka = [1]\nfor a in angka:\n    jumlah = a"
    assert answered(mended)["90-tugas-1"].strip() == clean
    assert "ikut tersalin ke dalam kode (90-tugas-1); dibuang" in problems[0].text


@pytest.mark.parametrize(
    "text",
    [
        "angka = “satu”",
        'angka = teks.replace("\u00a0", " ")',
        "if True:\n\tangka = 1\n        jumlah = 2",
        'angka = """\n>>> x\n"""',
        "%matplotlib inline\nangka = [1]  ",
        "# angka\u00a0berapa",
        "",
    ],
)
def test_what_a_participant_wrote_is_not_corrected(work, exercise, text):
    give(work, "90-tugas-1", text)
    mended, problems = mend(work, exercise)
    assert answered(mended)["90-tugas-1"] == text
    assert problems == []


def test_notebook_without_a_cell_of_the_exercise_says_so(exercise):
    other = nbformat.v4.new_notebook(cells=[new_code_cell("print('halo')")])
    mended, problems = mend(other, exercise)
    assert said(problems) == ["Tidak ada sel latihan yang dikenali di notebook ini."]
    assert [key for key in order(mended) if key] == list(exercise.grade_ids)


def test_equal_cell_ids_become_unique(work, exercise):
    insert(work, 4, "x = 1")
    work.cells[4]["id"] = "90-tugas-1"
    mended, _ = mend(work, exercise)
    ids = [cell.id for cell in mended.cells]
    assert len(set(ids)) == len(ids)
    nbformat.validate(mended)


REAL = load_all()


def solved(name):
    """Return the exercise, its release with right answers, and those answers."""
    exercise = REAL[name]
    solution = nbformat.read(release.source_notebook(name), as_version=4)
    answers = {task.id: marked(solution)[task.id].source for task in exercise.tasks}
    return exercise, kecil.filled(exercise, answers), answers


@pytest.mark.parametrize("name", REAL)
def test_solved_exercise_becomes_the_solved_master(name):
    exercise, work, answers = solved(name)
    expected = copy.deepcopy(exercise.master)
    for key, text in answers.items():
        marked(expected)[key].source = text
    submitted, mended_file = read_notebook(nbformat.writes(work).encode())
    mended, problems = repair(submitted, exercise.master, exercise.released)
    assert mended_file == problems == []
    assert mended.metadata == expected.metadata
    for cell, right in zip(mended.cells, expected.cells, strict=True):
        assert (cell.id, cell.cell_type, cell.source) == (right.id, right.cell_type, right.source)
        assert cell.metadata == right.metadata
    nbformat.validate(mended)


@pytest.mark.parametrize("name", REAL)
def test_solved_exercise_without_marks_becomes_the_same(name):
    exercise, work, _ = solved(name)
    right, _ = repair(work, exercise.master, exercise.released)
    strip_marks(work)
    mended, _ = repair(work, exercise.master, exercise.released)
    assert sources(mended) == sources(right)


def test_thousands_of_own_cells_are_kept(work, exercise):
    work.cells[4:4] = [new_code_cell(f"x{number} = 1") for number in range(3000)]
    strip_marks(work)
    mended, _ = mend(work, exercise)
    assert len(mended.cells) == len(work.cells)


def spoil(cells, chance):
    """Do to `cells` one thing that people do by accident; answers are never deleted."""
    at = chance.randrange(len(cells))
    cell = cells[at]
    accident = chance.choice(
        ["delete", "copy", "move", "retype", "strip", "strip all", "swap", "rename", "add"]
    )
    if accident == "delete" and not cell.get("jawaban"):
        del cells[at]
    elif accident == "copy":
        cells.insert(chance.randrange(len(cells) + 1), {**copy.deepcopy(cell), "id": "salinan"})
    elif accident == "move":
        cells.insert(chance.randrange(len(cells)), cells.pop(at))
    elif accident == "retype":
        cell["cell_type"] = chance.choice(["code", "markdown", "raw"])
    elif accident == "strip":
        cell["metadata"], cell["id"] = {}, ""
    elif accident == "strip all":
        for each in cells:
            each["metadata"] = {}
    elif accident == "swap":
        other = chance.choice(cells)
        cell["metadata"], other["metadata"] = other["metadata"], cell["metadata"]
    elif accident == "rename" and "nbgrader" in cell["metadata"]:
        cell["metadata"]["nbgrader"]["grade_id"] = "salah"
    elif accident == "add":
        cells.insert(at, {"cell_type": "code", "source": "x = 1\nx", "metadata": {}})


@given(st.sampled_from(sorted(REAL)), st.integers(0, 2**32), st.integers(1, 5))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_accidents_in_any_order_never_lose_an_answer_that_is_still_there(name, seed, accidents):
    exercise, work, answers = solved(name)
    data, chance = json.loads(nbformat.writes(work)), random.Random(seed)
    for cell in data["cells"]:
        cell["jawaban"] = cell["metadata"].get("nbgrader", {}).get("solution", False)
    for _ in range(accidents):
        spoil(data["cells"], chance)
    submitted, _ = read_notebook(json.dumps(data).encode())
    mended, _ = repair(submitted, exercise.master, exercise.released)
    assert {key: marked(mended)[key].source for key in answers} == answers
    assert [key for key in order(mended) if key] == list(exercise.grade_ids)
    nbformat.validate(mended)
    again, problems = repair(mended, exercise.master, exercise.released)
    assert (sources(again), problems) == (sources(mended), [])
