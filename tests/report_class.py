"""Made-up scores and a way to read the workbook made from them, for tests of the reports."""

from __future__ import annotations

import io

import openpyxl

from bimtek.grading import report
from bimtek.grading.collecting.people import Participant
from bimtek.grading.exercise import Exercise, Task
from bimtek.grading.scores import TaskScore


def exercise(name="02-dua", title="Lewati judul", points=(10.0, 10.0), bonus=5.0):
    number = name[:2]
    tasks = [
        Task(f"{number}-tugas-{i}", "inti", f"Judul {number}.{i}", (f"{number}-{i}",), most)
        for i, most in enumerate(points, start=1)
    ]
    tasks.append(Task(f"{number}-bonus", "bonus", f"Bonus {number}", (f"{number}-b",), bonus))
    return Exercise(name, title, None, None, {}, tuple(tasks))


TWO = exercise()


def person(name, office="Inspektorat"):
    return Participant(f"id-{name}".replace(" ", "-").lower(), name, office)


def scored(who, *tasks, of=TWO):
    """Return scores in the order of the tasks: points, a state, or (points, message)."""
    words = {"kosong", "tidak ada", "perlu diperiksa", "tidak terbaca"}
    found = []
    for task, given in zip(of.tasks, tasks, strict=True):
        points, message = given if isinstance(given, tuple) else (given, "")
        if points in words:
            state = points
            points = 0.0 if state in {"kosong", "tidak ada"} else None
        else:
            state = "benar" if points >= task.points else "sebagian" if points > 0 else "belum"
        found.append(TaskScore(who, of, task, points, state, message))
    return found


def absent(who, of=TWO):
    return scored(who, *["tidak ada"] * len(of.tasks), of=of)


def opened(people=(), scores=(), problems=(), files=(), source=None, output=None):
    made = report.workbook(people, scores, problems, files, source, output)
    return openpyxl.load_workbook(io.BytesIO(made))


def rows(book, name):
    return [
        tuple("" if value is None else value for value in row)
        for row in list(book[name].values)[1:]
    ]


def headings(book, name):
    return [cell.value.replace("\n", " ") for cell in book[name][1]]


def column(book, name, heading):
    index = headings(book, name).index(heading)
    return [row[index] for row in rows(book, name)]


def by_heading(book, name):
    return [dict(zip(headings(book, name), row, strict=True)) for row in rows(book, name)]
