"""Grade a whole class: from a folder of submissions to the reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from rich.console import Console

from bimtek.errors import CourseError
from bimtek.files import Locked
from bimtek.grading import (
    class_record,
    closing_words,
    gradebook,
    marks,
    report_files,
    results_store,
    sandbox,
)
from bimtek.grading.before_grading import (
    check_collection,
    check_folders,
    check_formgrader_closed,
    check_reports_closed,
)
from bimtek.grading.class_record import ClassRecord
from bimtek.grading.collecting.collect import Collection, collect
from bimtek.grading.exercise import Exercise, load_all
from bimtek.grading.marks import Marks
from bimtek.grading.problem import FileProblem, by_urgency
from bimtek.grading.report_files import ClassResult
from bimtek.grading.scheduling import grade_all, no_result
from bimtek.grading.scores import Graded, task_scores


def grade_folder(
    folder: Path,
    output: Path,
    exercises: dict[str, Exercise] | None = None,
    executor: Executor | None = None,
    console: Console | None = None,
    workers: int | None = None,
    isolated: bool = True,
) -> ClassResult:
    """Grade everything in `folder`, write the reports to `output` and say what was done.

    `folder` is only read. What an earlier run into `output` has graded and what has not
    changed since is not graded again. Raises CourseError when there is nothing to read,
    the output cannot be written or `isolated` is impossible here; a bad submission is a
    line in masalah.csv instead.
    """
    console = console or Console(highlight=False)
    try:
        check_folders(folder, output)
        exercises = load_all() if exercises is None else exercises
        with console.status("Membaca kiriman ..."):
            collection = collect(folder, exercises)
        check_collection(collection, folder, output)
        gradebook.claim(output)
        with class_record.claimed(output):
            mode = sandbox.mode_for(isolated)
            found = grade_all(
                collection.submissions, exercises, output, console, mode, executor, workers
            )
            record = ClassRecord(folder.resolve(), collection, found.keys)
            check_formgrader_closed(output)  # it may have been opened meanwhile
            unchanged = class_record.is_kept(output, record, exercises)
            given = _marks_in(output)
            result, left = _put_together(collection, exercises, found.results, given)
            _write(output, record, exercises, result, given, left)
            results_store.keep_only(output, found.keys)
    except KeyboardInterrupt as stop:
        closing_words.stopped(stop, console)
        raise
    closing_words.graded(result, found, unchanged, left, console)
    closing_words.next_steps(result.scores, output, console)
    return result


def renew_reports(
    output: Path, exercises: dict[str, Exercise] | None = None, console: Console | None = None
) -> ClassResult:
    """Write the reports in `output` again from kept results and the marks given since.

    Nothing is run, and the gradebook is only read. Raises CourseError when there is no
    finished run, or the exercises have changed since.
    """
    console = console or Console(highlight=False)
    exercises = load_all() if exercises is None else exercises
    record = class_record.read(output, exercises)
    check_reports_closed(output)
    with class_record.claimed(output):
        found = [results_store.load(output, key) or no_result() for key in record.keys]
        result, _ = _put_together(record.collection, exercises, found, _marks_in(output))
        _in_spite_of_locks(report_files.steps(output, record.folder, result))
    closing_words.renewed(result.scores, console)
    closing_words.next_steps(result.scores, output, console)
    return result


def _marks_in(output: Path) -> Marks:
    """Return all marks given by hand: those that wait for their place, and the gradebook's.

    After a run that was cut off while writing, the gradebook and the answers beside it need
    not belong together; what waits is then complete, and nobody has marked since.
    """
    waiting, entered = marks.read(output), gradebook.read_marks(output)
    if class_record.is_unfinished(output):
        return marks.united(entered, waiting)
    return marks.united(waiting, entered)


def _put_together(
    collection: Collection,
    exercises: dict[str, Exercise],
    results: Sequence[dict[str, Any]],
    given: Marks,
) -> tuple[ClassResult, Marks]:
    """Return what the reports show, and the marks that found no place in it."""
    graded, problems = [], list(collection.problems)
    for each, result in zip(collection.submissions, results, strict=True):
        problems += [
            FileProblem(each.place, *pair, blocking=result["notebook"] is None)
            for pair in result["problems"]
        ]
        graded.append(
            Graded(
                each.participant,
                exercises[each.exercise],
                each.content,
                result["cells"],
                result["answers"],
                result["notebook"],
                [text for text, _ in result["problems"]],
            )
        )
    left = marks.give(given, graded)
    scores = task_scores(collection.participants, graded)
    return ClassResult(collection, graded, scores, sorted(problems, key=by_urgency)), left


def _write(
    output: Path,
    record: ClassRecord,
    exercises: dict[str, Exercise],
    result: ClassResult,
    given: Marks,
    left: Marks,
) -> None:
    def write_gradebook() -> None:
        with class_record.writing(output):
            class_record.write(output, record, exercises)
            # Every mark, until the new gradebook holds those that have a place.
            marks.write(output, given)
            gradebook.write(output, result.collection.participants, result.graded)
            marks.write(output, left)

    _in_spite_of_locks([write_gradebook, *report_files.steps(output, record.folder, result)])


def _in_spite_of_locks(steps: Sequence[Callable[[], None]]) -> None:
    """Take every step, also when a file is open in another program; then say which one."""
    locks: list[Locked] = []
    for step in steps:
        try:
            step()
        except Locked as error:
            locks.append(error)
    if locks:
        raise CourseError(
            f"{locks[0]} Yang lain sudah ditulis, dan tidak ada yang akan dinilai dua kali."
        ) from locks[0]
