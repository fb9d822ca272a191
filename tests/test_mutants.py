"""The checks notice when any statement of a solution is missing or altered."""

from __future__ import annotations

import csv
import functools

import pytest
from exercise_cells import ANSWERS, answer_cell, failures, read_by_a_person, tasks
from mutants import of_cell

from bimtek import release

TASKS = [(name, task) for name in release.exercise_names() for task in tasks(name)]
EQUIVALENT = ANSWERS / "mutan_setara.csv"
COLUMNS = ["latihan", "tugas", "perubahan", "alasan"]
LEAST_CAUGHT = 0.95

pytestmark = pytest.mark.lambat


def equivalent() -> list[dict[str, str]]:
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS
        return list(reader)


@functools.cache
def mutants(exercise: str, task: str) -> dict[str, bool]:
    """Return for every mutant of a task whether the checks caught it."""
    texts = task not in read_by_a_person(exercise)
    return {
        name: bool(failures(exercise, task, code))
        for name, code in of_cell(answer_cell(exercise, task), texts)
    }


@pytest.mark.parametrize(("exercise", "task"), TASKS)
def test_every_surviving_mutant_is_listed_with_the_reason(exercise, task):
    survivors = {name for name, caught in mutants(exercise, task).items() if not caught}
    listed = {
        row["perubahan"]: row["alasan"]
        for row in equivalent()
        if (row["latihan"], row["tugas"]) == (exercise, task)
    }
    assert survivors == set(listed)
    assert all(len(reason) > 20 for reason in listed.values())


def test_nearly_all_mutants_are_caught():
    caught = [each for task in TASKS for each in mutants(*task).values()]
    assert len(caught) > 5 * len(TASKS)
    assert sum(caught) / len(caught) >= LEAST_CAUGHT


def test_list_of_equivalent_mutants_names_only_tasks_there_are():
    assert {(row["latihan"], row["tugas"]) for row in equivalent()} <= set(TASKS)


def test_mutants_delete_statements_and_alter_details():
    source = "### BEGIN SOLUTION\na = b.strip(k=1) + 2\n### END SOLUTION\nprint(a)"
    assert {code for _, code in of_cell(source)} == {
        "pass", "a = b.strip(k=1) - 2", "a = b.strip(k=1) + 3", "a = b.strip() + 2", "a = b + 2",
        "a = b.strip(k=2) + 2",
    }  # fmt: skip
    assert len(dict(of_cell("### BEGIN SOLUTION\na = 1\nb = 1\n### END SOLUTION"))) == 4
