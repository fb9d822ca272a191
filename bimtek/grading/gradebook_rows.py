"""nbgrader's gradebook made in one go: rows for its own tables, then the whole database.

Its API commits after every cell and looks everything up again for each submission, which
for a class takes longer than grading.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from alembic.script import ScriptDirectory
from nbformat import NotebookNode
from nbgrader.api import (
    Assignment,
    Base,
    BaseCell,
    Comment,
    Course,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.utils import is_grade, is_locked, is_solution
from sqlalchemy import Connection, Table, create_engine, text
from sqlalchemy.pool import StaticPool

from bimtek.grading.collecting.people import Participant
from bimtek.grading.exercise import Exercise, marked
from bimtek.grading.scores import Graded, Manual

COURSE = "default_course"  # what nbgrader calls a course without a name
NO_ANSWER = "Belum dijawab."

# Rows by table, in the order in which tables refer to each other.
Rows = dict[Table, list[dict[str, Any]]]


def database(participants: Iterable[Participant], graded: Iterable[Graded]) -> bytes:
    """Return gradebook.db with every submission whose notebook was graded.

    The same class gives the same bytes, so addresses in formgrader stay valid.
    """
    graded = list(graded)
    rows: Rows = defaultdict(list)
    rows[Course.__table__].append({"id": COURSE})
    for name, exercise in {each.exercise.name: each.exercise for each in graded}.items():
        _add_exercise(rows, name, exercise)
    rows[Student.__table__] = [
        {"id": each.id, "first_name": each.display, "last_name": each.office}
        for each in participants
    ]
    for each in graded:
        _add_submission(rows, each)
    return _written(rows)


def _add_exercise(rows: Rows, name: str, exercise: Exercise) -> None:
    kernel = json.dumps(exercise.master.metadata.get("kernelspec", {}))
    rows[Assignment.__table__].append({"id": _id(name), "name": name, "course_id": COURSE})
    rows[Notebook.__table__].append(
        {"id": _id(name, name), "name": name, "assignment_id": _id(name), "kernelspec": kernel}
    )
    for key, cell in marked(exercise.master).items():
        _add_cell(rows, name, key, cell)


def _add_cell(rows: Rows, name: str, key: str, cell: NotebookNode) -> None:
    kinds: list[tuple[type[BaseCell], dict[str, Any]]] = []
    if is_grade(cell):
        points = float(cell.metadata.nbgrader["points"])
        kinds.append((GradeCell, {"max_score": points, "cell_type": cell.cell_type}))
    if is_solution(cell):
        kinds.append((SolutionCell, {}))
    for kind, more in kinds:
        cell_id, word = _id(name, key, kind.__name__), kind.__name__
        base = {"id": cell_id, "name": key, "notebook_id": _id(name, name), "type": word}
        rows[BaseCell.__table__].append(base)
        rows[kind.__table__].append({"id": cell_id, **more})
    if kinds or is_locked(cell):
        rows[SourceCell.__table__].append(
            {
                "id": _id(name, key, "source"),
                "name": key,
                "cell_type": cell.cell_type,
                "locked": is_locked(cell),
                "source": cell.source,
                "checksum": cell.metadata.nbgrader.get("checksum"),
                "notebook_id": _id(name, name),
            }
        )


def _add_submission(rows: Rows, graded: Graded) -> None:
    name, who = graded.exercise.name, graded.participant.id
    submission, notebook = _id(name, who), _id(name, who, name)
    rows[SubmittedAssignment.__table__].append(
        {"id": submission, "assignment_id": _id(name), "student_id": who}
    )
    rows[SubmittedNotebook.__table__].append(
        {"id": notebook, "assignment_id": submission, "notebook_id": _id(name, name)}
    )
    for key, cell in marked(graded.exercise.master).items():
        manual = graded.manual.get(key, Manual())
        own = {"id": _id(name, who, key), "notebook_id": notebook}
        if is_grade(cell):
            grade = {
                "cell_id": _id(name, key, "GradeCell"),
                "auto_score": graded.cells[key]["points"],
                "manual_score": manual.score,
                "extra_credit": manual.extra,
                "needs_manual_grade": graded.points(key) is None,
            }
            rows[Grade.__table__].append(own | grade)
        if is_solution(cell):
            comment = {
                "cell_id": _id(name, key, "SolutionCell"),
                "auto_comment": NO_ANSWER if graded.untouched(key) else None,
                "manual_comment": manual.comment,
            }
            rows[Comment.__table__].append(own | comment)


def _id(*words: str) -> str:
    """Return nbgrader's kind of id, always the same for the same thing."""
    return hashlib.sha256(json.dumps(words).encode("utf-8")).hexdigest()[:32]


def _written(rows: Rows) -> bytes:
    """Write the rows into an empty gradebook in memory; return the file it would be."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            _stamp(connection)
            for table in Base.metadata.sorted_tables:
                if rows[table]:
                    connection.execute(table.insert(), rows[table])
        with engine.connect() as connection:
            return connection.connection.driver_connection.serialize()
    finally:
        engine.dispose()


def _stamp(connection: Connection) -> None:
    """Note the version of nbgrader's tables, without starting the program `alembic`.

    nbgrader looks for it on PATH, where it need not be, and takes seconds to ask it.
    """
    version = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    insert = text("INSERT INTO alembic_version VALUES (:version)")
    connection.execute(insert, {"version": version})
