"""Grade a whole class: from a folder of submissions to the reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bimtek.errors import CourseError
from bimtek.files import check_not_locked, write_tree, write_whole
from bimtek.grading import feedback, gradebook, report
from bimtek.grading.autograde import grade_submission, make_job
from bimtek.grading.collect import Collection, Submission, collect
from bimtek.grading.exercise import Exercise, load_all
from bimtek.grading.problem import FileProblem
from bimtek.grading.scores import ABSENT, TO_CHECK, Graded, TaskScore, task_scores

WORKBOOK, RECAP, PROBLEMS, FEEDBACK = "rekap.xlsx", "rekap.csv", "masalah.csv", "umpan-balik"
# Each worker waits for a kernel of its own; two keep a small laptop busy but usable.
WORKERS = 2


@dataclass(frozen=True)
class ClassResult:
    """What a run produced, for the closing words and for callers."""

    collection: Collection
    graded: list[Graded]
    scores: list[TaskScore]
    problems: list[FileProblem]


def grade_folder(
    folder: Path,
    output: Path,
    exercises: dict[str, Exercise] | None = None,
    executor: Executor | None = None,
    console: Console | None = None,
) -> ClassResult:
    """Grade everything in `folder`, write the reports to `output` and say what was done.

    `folder` is only read. Raises CourseError when there is nothing to read or the output
    cannot be written; a bad submission is a line in masalah.csv instead.
    """
    console = console or Console(highlight=False)
    folder, output = folder.resolve(), output.resolve()
    _check(folder, output)
    exercises = load_all() if exercises is None else exercises
    with console.status("Membaca kiriman ..."):
        collection = collect(folder, exercises)
    graded, problems = _grade_all(collection.submissions, exercises, executor, console)
    problems = sorted(collection.problems + problems, key=lambda each: each.place)
    marks_kept = gradebook.carry_over(gradebook.previous_marks(output), graded, output)
    scores = task_scores(collection.participants, graded)
    result = ClassResult(collection, graded, scores, problems)
    _write(result, output, marks_kept)
    _tell(result, output, marks_kept, console)
    return result


def _check(folder: Path, output: Path) -> None:
    if not folder.is_dir():
        raise CourseError(
            f"Folder {folder} tidak ada. Sebutkan folder tempat semua kiriman peserta disimpan."
        )
    if output.is_relative_to(folder) or folder.is_relative_to(output):
        raise CourseError(
            "Folder hasil tidak boleh berada di dalam folder kiriman atau sebaliknya. "
            "Pilih tempat lain dengan --keluar, misalnya --keluar hasil-hari-1."
        )
    if not any(path.is_file() for path in folder.rglob("*")):
        raise CourseError(f"Folder {folder} kosong. Salin dulu kiriman peserta ke dalamnya.")
    if output.exists() and not output.is_dir():
        raise CourseError(f"{output} adalah berkas. Pilih nama folder lain dengan --keluar.")
    gradebook.claim(output)
    for name in (WORKBOOK, RECAP, PROBLEMS, gradebook.FILE_NAME):
        check_not_locked(output / name)


def _grade_all(
    submissions: Sequence[Submission],
    exercises: dict[str, Exercise],
    executor: Executor | None,
    console: Console,
) -> tuple[list[Graded], list[FileProblem]]:
    """Grade every submission on the executor, with a progress bar."""
    own = executor is None
    executor = executor or ThreadPoolExecutor(WORKERS)
    jobs = {
        executor.submit(grade_submission, make_job(exercises[each.exercise], each.content)): each
        for each in submissions
    }
    done: dict[Submission, Graded] = {}
    problems: list[FileProblem] = []
    try:
        for future in _with_bar(jobs, console):
            submission = jobs[future]
            result = _result_of(future)
            problems += [FileProblem(submission.place, *pair) for pair in result["problems"]]
            done[submission] = Graded(
                submission.participant,
                exercises[submission.exercise],
                submission.content,
                result["cells"],
                result["answers"],
                result["notebook"],
            )
    finally:
        if own:
            executor.shutdown(cancel_futures=True)
    return [done[each] for each in submissions], problems


def _with_bar(jobs: dict[Future[bytes], Submission], console: Console) -> Iterator[Future[bytes]]:
    columns = (TextColumn("Menilai"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(as_completed(jobs), total=len(jobs))


def _result_of(future: Future[bytes]) -> dict:
    """Return a result even if the worker itself failed: the class goes on."""
    try:
        return json.loads(future.result())
    except Exception as error:
        text = f"Penilaian terganggu di laptop ini ({type(error).__name__})."
        again = "Jalankan lagi perintah nilai."
        return {"cells": {}, "answers": {}, "problems": [[text, again]], "notebook": None}


def _write(result: ClassResult, output: Path, marks_kept: bool) -> None:
    """Write all reports; what people are most likely to have open is replaced first."""
    book = report.workbook(result.collection.participants, result.scores, result.problems)
    write_whole(output / WORKBOOK, book)
    write_whole(output / RECAP, report.recap_csv(result.scores))
    write_whole(output / PROBLEMS, report.problems_csv(result.problems))
    if not marks_kept:
        gradebook.keep_old(output)
    gradebook.write(output, result.collection.participants, result.graded)
    write_tree(output / FEEDBACK, _feedback(result))


def _feedback(result: ClassResult) -> dict[str, bytes]:
    pages = {}
    for each in result.graded:
        own = [
            score
            for score in result.scores
            if score.participant == each.participant and score.exercise is each.exercise
        ]
        place = f"{each.participant.id}/{each.exercise.name}.html"
        pages[place] = feedback.page(each.participant, own, date.today())
    return pages


def _tell(result: ClassResult, output: Path, marks_kept: bool, console: Console) -> None:
    """Say what was done, what could not be done and what to do next."""

    def say(text: str) -> None:
        console.print(text, markup=False, soft_wrap=True)

    people = len(result.collection.participants)
    failed = [each for each in result.graded if each.notebook is None]
    waiting = sum(each.state == TO_CHECK and each.readable for each in result.scores)
    absent = {
        (each.participant.id, each.exercise.name) for each in result.scores if each.state == ABSENT
    }
    say(f"Selesai: {len(result.graded) - len(failed)} latihan dari {people} peserta dinilai.")
    if failed:
        say(f"Belum dapat dinilai: {len(failed)} latihan (lihat {PROBLEMS}).")
    if absent:
        say(f"Belum dikumpulkan: {len(absent)} latihan (berstatus “{ABSENT}”).")
    if result.problems:
        say(f"Catatan tentang berkas: {len(result.problems)} baris di {PROBLEMS}.")
    if not marks_kept:
        say(
            "Ada nilai tangan dari penilaian sebelumnya yang tidak menemukan tempatnya; "
            f"buku nilai lama disimpan sebagai {gradebook.KEPT_NAME}."
        )
    say(f"\nHasilnya di folder {output}")
    say(f"  1. Buka {WORKBOOK}; mulai dari lembar “Perlu diperiksa”.")
    say(f"  2. Bagikan umpan balik dari folder {FEEDBACK} kepada tiap peserta.")
    if waiting:
        say(
            f"  3. {waiting} jawaban menunggu dibaca: buka JupyterLab di folder hasil, "
            "menu Nbgrader > Formgrader, beri nilai, lalu jalankan lagi perintah nilai."
        )
