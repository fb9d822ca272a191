"""The exercises: release equals source, checks accept right answers and explain wrong ones."""

from __future__ import annotations

import ast
import re

import nbformat
import pytest
from exercise_cells import (
    ANSWERS,
    answer_cell,
    cells,
    check_ids,
    check_sources,
    failures,
    grade_id,
    passed_checks,
    read_by_a_person,
    tasks,
)

from bimtek import curriculum, release
from bimtek.cek.failure import LINE
from bimtek.paths import EXERCISES

EXERCISE_NAMES = release.exercise_names()
FIXTURES = sorted(ANSWERS.glob("*/*/*.py"))
TASKS = [(name, task) for name in EXERCISE_NAMES for task in tasks(name)]
# The others read larger workbooks.
QUICK = ("00-persiapan", "02-membaca-berkas")


def _hidden(exercise: str, task: str) -> bool:
    return any("### BEGIN HIDDEN TESTS" in source for source in check_sources(exercise, task))


@pytest.mark.parametrize(("exercise", "task"), TASKS)
def test_every_task_has_visible_and_hidden_checks(exercise, task):
    assert _hidden(exercise, task)
    for source in check_sources(exercise, task):
        visible = source.split("### BEGIN HIDDEN TESTS")[0]
        assert visible.count("cek.") >= 2  # one at least besides `cek.lulus`


def _answers(kind: str) -> list:
    return [
        pytest.param(
            path,
            id="/".join(path.parts[-3:]),
            marks=() if path.parts[-3] in QUICK else pytest.mark.lambat,
        )
        for path in FIXTURES
        if path.name.startswith(kind)
    ]


def _run_tasks() -> list:
    return [
        pytest.param(*each, marks=() if each[0] in QUICK else pytest.mark.lambat) for each in TASKS
    ]


@pytest.mark.parametrize("path", _answers("benar_"))
def test_legitimate_answer_passes(path):
    answer = path.read_text(encoding="utf-8")
    assert failures(path.parts[-3], path.parts[-2], answer) == []


@pytest.mark.parametrize("path", _answers("salah_"))
def test_wrong_answer_gets_the_intended_message(path):
    answer = path.read_text(encoding="utf-8")
    expected = answer.splitlines()[0].removeprefix("# pesan: ")
    messages = " ".join(" ".join(failures(path.parts[-3], path.parts[-2], answer)).split())
    assert expected in messages


@pytest.mark.parametrize(("exercise", "task"), TASKS)
def test_every_task_has_enough_answer_fixtures(exercise, task):
    names = [path.name for path in (ANSWERS / exercise / task).glob("*.py")]
    assert sum(name.startswith("salah_") for name in names) >= 3
    assert sum(name.startswith("benar_") for name in names) >= 2


@pytest.mark.parametrize(("exercise", "task"), _run_tasks())
def test_author_solution_passes_and_untouched_release_fails_everywhere(exercise, task):
    assert failures(exercise, task, answer_cell(exercise, task)) == []
    released = nbformat.read(EXERCISES / exercise / f"{exercise}.ipynb", as_version=4).cells
    stub = next(cell.source for cell in released if grade_id(cell) == task)
    assert len(failures(exercise, task, stub)) == len(check_sources(exercise, task))


@pytest.mark.lambat
@pytest.mark.parametrize("exercise", EXERCISE_NAMES)
def test_solving_one_task_alone_earns_exactly_its_points(exercise):
    released = nbformat.read(EXERCISES / exercise / f"{exercise}.ipynb", as_version=4).cells
    stubs = {grade_id(cell): cell.source for cell in released}
    for solved in tasks(exercise):
        answers = {
            task: answer_cell(exercise, task) if task == solved else stubs[task]
            for task in tasks(exercise)
        }
        assert passed_checks(exercise, answers) == check_ids(exercise, solved)


@pytest.mark.parametrize("exercise", EXERCISE_NAMES)
def test_answers_graded_by_a_person_come_with_a_rubric_that_ends_at_their_points(exercise):
    for task in read_by_a_person(exercise):
        question = next(c.source for c in cells(exercise) if grade_id(c) == f"{task}-soal")
        cell = next(c for c in cells(exercise) if grade_id(c) == task)
        rubric = re.search(r"^\| *Poin *\| *Bila *\|\n\|.*\n((?:\|.*\n?)+)", question, re.MULTILINE)
        points = [int(row.split("|")[1]) for row in rubric[1].strip().splitlines()]
        best = cell.metadata.nbgrader["points"]
        # Either steps of one scale, or parts that add up.
        assert max(points) == best or sum(points) == best


def test_a_person_grades_at_least_three_answers():
    numbers = {name[:2] for name in EXERCISE_NAMES if read_by_a_person(name)}
    assert {"01", "03", "07"} <= numbers


@pytest.mark.parametrize("exercise", EXERCISE_NAMES)
def test_tasks_are_those_of_the_plan_in_its_order_with_their_titles(exercise):
    module = next(m for m in curriculum.load().modules if m.name == exercise)
    found = []
    for cell in cells(exercise):
        if grade_id(cell).endswith("-soal"):
            heading = cell.source.splitlines()[0]
            name = re.match(
                r"## (?:Tugas (\d+)|Bonus): (.+?) \((?:(inti|pilihan), )?\d+ poin", heading
            )
            number = f"{exercise[:2]}-tugas-{name[1]}" if name[1] else f"{exercise[:2]}-bonus"
            assert grade_id(cell) == f"{number}-soal"
            found.append((number, name[3] or "bonus", name[2]))
    assert found == [(task.id, task.track, task.title) for task in module.tasks]


@pytest.mark.parametrize(("exercise", "task"), TASKS)
def test_test_cells_are_an_import_and_then_checks_only(exercise, task):
    for source in check_sources(exercise, task):
        first, *rest = ast.parse(source).body
        assert ast.unparse(first) == "from bimtek import cek"
        hidden_from = source.split("### BEGIN HIDDEN TESTS")[0].count("\n") + 1
        for node in rest:
            call = node.value
            assert isinstance(call, ast.Call) and ast.unparse(call.func).startswith("cek.")
            names = {keyword.arg: keyword.value for keyword in call.keywords}
            assert ("tujuan" in names) == (node.lineno > hidden_from), ast.unparse(node)
            for text in (names[n].value for n in ("saran", "tujuan") if n in names):
                assert text.endswith((".", "?")) and "  " not in text
        assert len(max(source.splitlines(), key=len)) <= 100


@pytest.mark.lambat
def test_messages_stay_within_the_width_validate_shows():
    for path in FIXTURES:
        if path.name.startswith("salah_"):
            for message in failures(path.parts[-3], path.parts[-2], path.read_text("utf-8")):
                assert max(map(len, message.splitlines())) <= LINE


@pytest.mark.parametrize("exercise", EXERCISE_NAMES)
def test_points_in_the_text_equal_the_metadata(exercise):
    for cell in cells(exercise):
        if not grade_id(cell).endswith("-soal"):
            continue
        task = grade_id(cell).removesuffix("-soal")
        points = sum(
            other.metadata.nbgrader["points"]
            for other in cells(exercise)
            if grade_id(other) == task or grade_id(other).startswith(f"{task}-uji")
            if other.metadata.nbgrader["grade"]
        )
        assert int(re.search(r"(\d+) poin\)", cell.source).group(1)) == points


@pytest.mark.lambat
@pytest.mark.parametrize("exercise", EXERCISE_NAMES)
def test_committed_release_equals_the_regenerated_one(exercise, tmp_path):
    release.write(exercise, tmp_path)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    kept = {
        p.relative_to(EXERCISES): p.read_bytes()
        for p in (EXERCISES / exercise).rglob("*")
        if p.is_file() and ".ipynb_checkpoints" not in p.parts
    }
    assert made == kept


@pytest.mark.parametrize("exercise", EXERCISE_NAMES)
def test_checks_are_released_folded_under_a_line_that_names_them(exercise):
    for cell in nbformat.read(EXERCISES / exercise / f"{exercise}.ipynb", as_version=4).cells:
        mark = cell.metadata.get("nbgrader", {})
        is_check = bool(mark.get("grade")) and not mark["solution"]
        assert cell.metadata.get("jupyter", {}).get("source_hidden", False) == is_check
        assert ("hide-input" in cell.metadata.get("tags", [])) == is_check
        assert not is_check or cell.source.startswith("# Pemeriksaan ")


@pytest.mark.parametrize("exercise", EXERCISE_NAMES)
def test_release_holds_no_solution_and_no_hidden_test(exercise):
    path = EXERCISES / exercise / f"{exercise}.ipynb"
    text, released = path.read_text(encoding="utf-8"), nbformat.read(path, as_version=4).cells
    for mark in ("BEGIN SOLUTION", "BEGIN HIDDEN", "BEGIN RANGKA", "tujuan="):
        assert mark not in text
    for cell in cells(exercise):
        for region in re.findall(
            r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)\n### END", cell.source, re.DOTALL
        ):
            assert not any(region in each.source for each in released)
