"""Repairing a submitted notebook: course cells come back, the participant's work stays."""

import copy
import json

import nbformat
import pytest
from gladi import kecil
from nbformat.v4 import new_code_cell

from bimtek.grading.exercise import grade_id, marked
from bimtek.grading.repair import Unreadable, read_notebook, repair


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return kecil.write_course(tmp_path_factory.mktemp("kursus"))[kecil.NAME]


@pytest.fixture
def work(exercise):
    return kecil.filled(exercise)


def mend(work, exercise):
    return repair(work, exercise.master, exercise.released)


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
    assert len(mended.cells) == len(work.cells)
    assert "Sel tersalin lebih dari sekali (90-tugas-1-uji-1)" in problems[0].text


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
    assert "Sel soal berubah (90-tugas-1-uji-2)" in problems[0].text


@pytest.mark.parametrize(
    "change", [{"points": 100}, {"grade": False}, {"solution": True}, {"locked": False}]
)
def test_changed_marks_are_restored(work, exercise, change):
    marked(work)["90-tugas-1-uji-1"].metadata["nbgrader"].update(change)
    mended, problems = mend(work, exercise)
    assert marked(mended)["90-tugas-1-uji-1"].metadata == (
        marked(exercise.master)["90-tugas-1-uji-1"].metadata
    )
    assert "Sel soal berubah" in problems[0].text


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
    assert problems[0].text == "Sel jawaban 90-tugas-1 terhapus."


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


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b'{"cells": [3], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b"\xff\xfe\x00",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_notebook_is_unreadable(content):
    with pytest.raises(Unreadable):
        read_notebook(content)


def test_notebook_without_or_with_equal_cell_ids_is_read(work):
    data = json.loads(nbformat.writes(work))
    del data["cells"][0]["id"]
    data["cells"][1]["id"] = data["cells"][2]["id"]
    notebook = read_notebook(("\ufeff" + json.dumps(data)).encode("utf-8"))
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids) == len(work.cells)
