"""nbgrader's gradebook and folders in the output, so that formgrader opens the class."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import nbformat
from alembic.script import ScriptDirectory
from nbgrader.api import Base, Comment, Grade, Gradebook, Student, SubmittedNotebook
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.preprocessors import SaveCells
from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from bimtek.errors import CourseError
from bimtek.files import locked, write_tree, write_whole
from bimtek.grading.collect import Participant
from bimtek.grading.exercise import Exercise
from bimtek.grading.recognise import answers
from bimtek.grading.scores import Graded, Manual

FILE_NAME = "gradebook.db"
KEPT_NAME = "gradebook-sebelumnya.db"
CONFIG_NAME = "nbgrader_config.py"
CONFIG = '''"""Dibaca formgrader, yang dibuka dengan perintah periksa."""

from pathlib import Path

c = get_config()
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
'''
NO_ANSWER = "Belum dijawab."

# (participant id, exercise) -> cell id -> what the facilitator entered
Marks = dict[tuple[str, str], dict[str, Manual]]


@dataclass(frozen=True)
class Earlier:
    """What an earlier run left: ids of its participants, and marks given by hand since."""

    participants: frozenset[str] = frozenset()
    marks: Marks = field(default_factory=dict)


def read_earlier(output: Path) -> Earlier:
    """Read the gradebook of an earlier run into `output`; CourseError when it is damaged."""
    path = output / FILE_NAME
    if not path.exists():
        return Earlier()
    try:
        with Gradebook(_url(path)) as gradebook:
            people = frozenset(student.id for student in gradebook.db.query(Student).all())
            return Earlier(people, _marks(gradebook))
    except SQLAlchemyError as error:
        raise CourseError(
            f"“{path}” tidak dapat dibaca. Pindahkan berkas itu ke tempat lain, lalu ulangi."
        ) from error


def _marks(gradebook: Gradebook) -> Marks:
    marks: Marks = defaultdict(dict)
    for grade in gradebook.db.query(Grade).all():
        if grade.manual_score is not None or grade.extra_credit:
            mark = Manual(grade.manual_score, grade.extra_credit)
            marks[grade.student.id, grade.assignment.name][grade.name] = mark
    for comment in gradebook.db.query(Comment).all():
        if comment.manual_comment:
            found = marks[comment.student.id, comment.assignment.name]
            mark = found.get(comment.name, Manual())
            found[comment.name] = replace(mark, comment=comment.manual_comment)
    return marks


def carry_over(marks: Marks, graded: Iterable[Graded], output: Path) -> bool:
    """Give earlier manual marks to the new results; return whether all found their place.

    A mark for an answer that has changed since is kept but waits for a second look.
    """
    left = {(key, cell) for key, cells in marks.items() for cell in cells}
    for each in graded:
        key = each.participant.id, each.exercise.name
        if each.notebook is None or key not in marks:
            continue
        old = output / "autograded" / _place(each.exercise.name, each.participant.id)
        before = answers(old.read_bytes()) if old.exists() else {}
        now = answers(each.notebook.encode("utf-8"))
        for task in each.exercise.tasks:
            for cell in {*task.cells, task.id} & marks[key].keys():
                stale = before.get(task.id) != now.get(task.id)
                each.manual[cell] = replace(marks[key][cell], stale=stale)
                left.discard((key, cell))
    return not left


def write(output: Path, participants: Iterable[Participant], graded: list[Graded]) -> None:
    """Write gradebook.db (whole or not at all) and the folders that formgrader reads."""
    waiting = output / f".{FILE_NAME}.baru"
    waiting.unlink(missing_ok=True)
    try:
        _fill(waiting, participants, [each for each in graded if each.notebook])
        waiting.replace(output / FILE_NAME)
    except PermissionError as error:
        raise locked(output / FILE_NAME) from error
    finally:
        waiting.unlink(missing_ok=True)
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
        output / "autograded",
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


def keep_old(output: Path) -> Path:
    """Copy the gradebook of the earlier run aside, because it holds marks without a place now."""
    kept = output / KEPT_NAME
    write_whole(kept, (output / FILE_NAME).read_bytes())
    return kept


def _place(exercise: str, participant: str = ".") -> str:
    """Return where nbgrader keeps a notebook below source/, submitted/ and autograded/."""
    return f"{participant}/{exercise}/{exercise}.ipynb"


def _fill(path: Path, participants: Iterable[Participant], graded: list[Graded]) -> None:
    url = _url(path)
    _create(url)
    for exercise in {each.exercise.name: each.exercise for each in graded}.values():
        _add_exercise(url, exercise)
    with Gradebook(url) as gradebook:
        for participant in participants:
            gradebook.add_student(
                participant.id, first_name=participant.display, last_name=participant.office
            )
        for each in graded:
            name = each.exercise.name
            with gradebook.db.no_autoflush:  # else SQLAlchemy warns about half-built rows
                gradebook.add_submission(name, each.participant.id)
            _enter(gradebook.find_submission_notebook(name, name, each.participant.id), each)
        gradebook.db.commit()


def _add_exercise(url: URL, exercise: Exercise) -> None:
    """Register the exercise and its cells with nbgrader's own step."""
    with Gradebook(url) as gradebook:
        gradebook.update_or_create_assignment(exercise.name)
    names = {"notebook": exercise.name, "assignment": exercise.name, "db_url": url}
    SaveCells().preprocess(copy.deepcopy(exercise.master), {"nbgrader": names})


def _enter(notebook: SubmittedNotebook, graded: Graded) -> None:
    for grade in notebook.grades:
        manual = graded.manual.get(grade.name, Manual())
        grade.auto_score = graded.cells[grade.name]["points"]
        grade.manual_score, grade.extra_credit = manual.score, manual.extra
        grade.needs_manual_grade = graded.points(grade.name) is None
    for comment in notebook.comments:
        comment.auto_comment = NO_ANSWER if graded.untouched(comment.name) else None
        comment.manual_comment = graded.manual.get(comment.name, Manual()).comment


def _create(url: URL) -> None:
    """Make an empty gradebook as nbgrader does, but without starting the program `alembic`.

    nbgrader looks for it on PATH, where it need not be, and takes seconds to ask it for
    the version of its own tables.
    """
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    version = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        insert = text("INSERT INTO alembic_version VALUES (:version)")
        connection.execute(insert, {"version": version})
    engine.dispose()


def _url(path: Path) -> URL:
    # Built, not written as text: a folder name may hold characters that mean something in one.
    return URL.create("sqlite", database=str(path))
