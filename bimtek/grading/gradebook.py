"""nbgrader's gradebook and folders in the output, so that formgrader opens the class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import nbformat
from nbgrader.api import Comment, Grade, Gradebook, Student
from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError

from bimtek.errors import CourseError
from bimtek.files import restore_tree, write_tree, write_whole
from bimtek.grading.collecting.people import Participant
from bimtek.grading.gradebook_rows import database
from bimtek.grading.marks import Marks
from bimtek.grading.repairing.recognise import answers
from bimtek.grading.scores import Graded, Manual

FILE_NAME = "gradebook.db"
CONFIG_NAME = "nbgrader_config.py"
CONFIG = '''"""Dibaca formgrader, yang dibuka dengan perintah periksa."""

from pathlib import Path

c = get_config()
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
'''
AUTOGRADED = "autograded"


def participants_of(output: Path) -> frozenset[str]:
    """Return the ids of the participants of an earlier run; CourseError when it is damaged."""
    path = output / FILE_NAME
    if not path.exists():
        return frozenset()
    try:
        with Gradebook(_url(path)) as gradebook:
            return frozenset(key for (key,) in gradebook.db.query(Student.id).all())
    except SQLAlchemyError as error:
        raise _damaged(path) from error


def read_marks(output: Path) -> Marks:
    """Return what a person has entered in formgrader, with the answers it was given for."""
    path = output / FILE_NAME
    if not path.exists():
        return {}
    try:
        with Gradebook(_url(path)) as gradebook:
            marks = _marks(gradebook)
    except SQLAlchemyError as error:
        raise _damaged(path) from error
    restore_tree(output / AUTOGRADED)
    for (participant, exercise), cells in marks.items():
        graded = output / AUTOGRADED / _place(exercise, participant)
        given = answers(graded.read_bytes()) if graded.exists() else {}
        for cell, mark in cells.items():
            cells[cell] = replace(mark, answers=given)
    return marks


def _marks(gradebook: Gradebook) -> Marks:
    marks: Marks = defaultdict(dict)
    for grade in gradebook.db.query(Grade).all():
        if grade.manual_score is not None or grade.extra_credit:
            # formgrader never leaves a mark and this flag together: an earlier run did,
            # because the answer had changed and nobody has looked since.
            stale = grade.manual_score is not None and grade.needs_manual_grade
            mark = Manual(grade.manual_score, grade.extra_credit, stale=stale)
            marks[grade.student.id, grade.assignment.name][grade.name] = mark
    for comment in gradebook.db.query(Comment).all():
        if comment.manual_comment:
            found = marks[comment.student.id, comment.assignment.name]
            mark = found.get(comment.name, Manual())
            found[comment.name] = replace(mark, comment=comment.manual_comment)
    return marks


def write(output: Path, participants: Iterable[Participant], graded: list[Graded]) -> None:
    """Write gradebook.db and the folders that formgrader reads, each whole or not at all."""
    readable = [each for each in graded if each.notebook is not None]
    # First, because its marks are compared with the answers in the old folders.
    write_whole(output / FILE_NAME, database(participants, readable))
    write_tree(
        output / "source",
        {
            _place(name): nbformat.writes(exercise.master).encode("utf-8")
            for name, exercise in {each.exercise.name: each.exercise for each in graded}.items()
        },
    )
    # Whole folders: what an earlier run left would look like work that waits for grading.
    handed_in = {_place(each.exercise.name, each.participant.id): each for each in graded}
    write_tree(output / "submitted", {p: each.content for p, each in handed_in.items()})
    write_tree(
        output / AUTOGRADED,
        {p: each.notebook.encode("utf-8") for p, each in handed_in.items() if each.notebook},
    )


def is_results(folder: Path) -> bool:
    """Tell whether `folder` was made by an earlier run."""
    config = folder / CONFIG_NAME
    return config.is_file() and config.read_text(encoding="utf-8").startswith(CONFIG[:40])


def claim(output: Path) -> None:
    """Make `output` a folder of results; CourseError when it cannot be written."""
    try:
        write_whole(output / CONFIG_NAME, CONFIG.encode("utf-8"))
    except CourseError as error:
        raise CourseError(
            f"Folder “{output}” tidak dapat ditulisi. Pilih tempat lain dengan --keluar."
        ) from error


def _place(exercise: str, participant: str = ".") -> str:
    """Return where nbgrader keeps a notebook below source/, submitted/ and autograded/."""
    return f"{participant}/{exercise}/{exercise}.ipynb"


def _damaged(path: Path) -> CourseError:
    return CourseError(
        f"“{path}” tidak dapat dibaca. Pindahkan berkas itu ke tempat lain, lalu ulangi."
    )


def _url(path: Path) -> URL:
    # Built, not written as text: a folder name may hold characters that mean something in one.
    return URL.create("sqlite", database=str(path))
