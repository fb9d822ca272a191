"""No exercise needs a function that was not taught before it.

What is taught stands in book/fungsi.csv; the cheat sheet is made from the same rows.
"""

from __future__ import annotations

import ast
import csv
import re

import pytest
from exercise_cells import answer_cell, cells, grade_id, tasks
from lesson_cells import code_cells, lessons, section

from bimtek import curriculum
from bimtek.paths import BOOK
from bimtek.sphinx_course.function_table import FUNCTION_COLUMNS, FUNCTIONS, OPTIONAL

LESSONS = {module.name: module for module in lessons()}
ORDER = [slot.what for day in curriculum.load().days for slot in day.slots if slot.kind == "modul"]
# Words of the language that a construct is known by in the column `fungsi`.
CONSTRUCTS = {
    ast.For: "for", ast.FunctionDef: "def", ast.Return: "return", ast.If: "if",
    ast.IfExp: "if-else", ast.While: "while", ast.Lambda: "lambda", ast.JoinedStr: "f-string",
    ast.ListComp: "[for]", ast.DictComp: "{for}", ast.SetComp: "{for}", ast.GeneratorExp: "[for]",
    ast.BitAnd: "&", ast.BitOr: "|", ast.Invert: "~", ast.And: "and", ast.Or: "or", ast.Not: "not",
    ast.In: "in", ast.NotIn: "in", ast.Try: "try", ast.Dict: "{}", ast.Slice: "[:]",
    ast.Import: "import", ast.ImportFrom: "import", ast.List: "[]", ast.With: "with",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.AugAssign: "+=", ast.Is: "is", ast.IsNot: "is", ast.Raise: "raise", ast.Mod: "%",
    ast.Pow: "**", ast.FloorDiv: "//", ast.Assign: "=", ast.Add: "+", ast.Sub: "-", ast.USub: "-",
    ast.Mult: "*", ast.Div: "/",
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    with (BOOK / FUNCTIONS).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames) == FUNCTION_COLUMNS
        return list(reader)


def used(source: str) -> set[str]:
    """Names of everything a piece of code calls, asks of an object, passes by keyword or uses."""
    tree = ast.parse(source)
    names = set()
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        names |= {CONSTRUCTS[kind] for kind in CONSTRUCTS if isinstance(node, kind)}
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names.add(node.func.id)
        elif isinstance(node, ast.keyword) and node.arg:
            names.add(node.arg)
        elif isinstance(node, ast.Name) and node.id in ("str", "int", "float", "True", "False"):
            names.add(node.id)
    return names - own


def taught(module: str) -> set[str]:
    return {name for row in rows() if row["modul"] == module for name in row["fungsi"].split()}


def own_words(exercise: str) -> set[str]:
    """Names that a solution makes up: column names in `assign`, its own parameters."""
    names = set()
    for cell in cells(exercise):
        if cell.cell_type != "code":
            continue
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.FunctionDef):
                names |= {node.name, *(each.arg for each in node.args.args)}
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("assign", "agg"):
                names |= {each.arg for each in node.keywords if each.arg}
    return names


@pytest.mark.parametrize("lesson", LESSONS)
def test_summary_of_a_lesson_holds_its_rows_of_the_cheat_sheet(lesson):
    number = LESSONS[lesson].number
    shown = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", section(lesson, "Rangkuman").text, re.M)
    marks = {"inti": "", OPTIONAL: " (*pilihan*)"}
    expected = [
        (row["untuk"] + marks[row["jalur"]], row["python"], row["excel"])
        for row in rows()
        if row["modul"] == number
    ]
    assert [row for row in shown if row[0] != "Yang ingin dilakukan"] == expected


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_function_of_the_cheat_sheet_is_in_a_worked_example_of_its_lesson(lesson):
    shown = set()
    for cell in code_cells(lesson):
        if "raises-exception" not in cell.metadata.get("tags", []):
            shown |= used(cell.source)
    assert taught(LESSONS[lesson].number) <= shown


@pytest.mark.parametrize("exercise", LESSONS)
def test_solutions_need_only_what_was_taught_before(exercise):
    number = LESSONS[exercise].number
    known = set().union(*(taught(each) for each in ORDER[: ORDER.index(number) + 1]))
    known |= own_words(exercise)
    for task in tasks(exercise):
        assert used(answer_cell(exercise, task)) <= known, task


@pytest.mark.parametrize("exercise", LESSONS)
def test_core_tasks_need_no_optional_function(exercise):
    module = LESSONS[exercise]
    before = ORDER[: ORDER.index(module.number) + 1]
    known = {
        name
        for row in rows()
        if row["modul"] in before and row["jalur"] == "inti"
        for name in row["fungsi"].split()
    }
    known |= own_words(exercise)
    for task in module.tasks_of("inti"):
        if task.id in tasks(exercise):
            assert used(answer_cell(exercise, task.id)) <= known, task.id


def test_cheat_sheet_is_in_the_order_of_the_course_and_core_rows_come_first():
    order = [(row["modul"], ("inti", "pilihan").index(row["jalur"])) for row in rows()]
    assert order == sorted(order)
    for row in rows():
        assert row["untuk"] and row["python"].startswith("`") and row["excel"], row


def test_every_solution_cell_is_looked_at():
    for exercise in LESSONS:
        answers = [
            grade_id(cell)
            for cell in cells(exercise)
            if cell.cell_type == "code" and cell.metadata.nbgrader.solution
        ]
        assert answers == tasks(exercise)
