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

from bimtek import jupyter_process
from bimtek.cli_language import typed_command
from bimtek.errors import CourseError
from bimtek.files import check_not_locked, write_tree, write_whole
from bimtek.grading import feedback, gradebook, report
from bimtek.grading.autograde import grade_submission, make_job
from bimtek.grading.collect import Collection, Submission, collect
from bimtek.grading.exercise import Exercise, load_all
from bimtek.grading.folder import INSIDE
from bimtek.grading.problem import GRADE_AGAIN, FileProblem, by_urgency
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
    _check_folders(folder, output)
    exercises = load_all() if exercises is None else exercises
    with console.status("Membaca kiriman ..."):
        collection = collect(folder, exercises)
    earlier = gradebook.read_earlier(output)
    _check_collection(collection, earlier, folder, output)
    gradebook.claim(output)
    graded, problems = _grade_all(collection.submissions, exercises, executor, console)
    problems = sorted(collection.problems + problems, key=by_urgency)
    marks_kept = gradebook.carry_over(earlier.marks, graded, output)
    scores = task_scores(collection.participants, graded)
    result = ClassResult(collection, graded, scores, problems)
    _write(result, output, marks_kept)
    _tell(result, output, marks_kept, console)
    return result


def _check_folders(folder: Path, output: Path) -> None:
    """Raise CourseError for what can be seen without opening a submission."""
    if folder.is_file():
        raise CourseError(
            f"“{folder}” adalah berkas, bukan folder. "
            "Taruh di dalam sebuah folder, lalu sebutkan foldernya."
        )
    if not folder.is_dir():
        raise CourseError(
            f"Folder “{folder}” tidak ada. Sebutkan folder tempat semua kiriman peserta disimpan."
        )
    inner, outer = output.resolve(), folder.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise CourseError(
            "Folder hasil tidak boleh berada di dalam folder kiriman atau sebaliknya. "
            "Pilih tempat lain dengan --keluar, misalnya --keluar hasil-hari-1."
        )
    if not any(path.is_file() for path in folder.rglob("*")):
        raise CourseError(
            f"Folder “{folder}” belum berisi apa-apa. Salin dulu kiriman peserta ke dalamnya."
        )
    _check_output(output)


def _check_output(output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise CourseError(f"“{output}” adalah berkas. Pilih nama folder lain dengan --keluar.")
    if output.is_dir() and any(output.iterdir()) and not gradebook.is_results(output):
        # Results replace whole folders in it.
        raise CourseError(
            f"Folder “{output}” berisi berkas lain, bukan hasil penilaian. "
            "Pilih folder baru dengan --keluar, misalnya --keluar hasil-hari-1."
        )
    if jupyter_process.find_running(output) is not None:
        # It would go on showing, and marking in, the gradebook that is replaced here.
        raise CourseError(
            f"Formgrader masih terbuka untuk folder “{output}”. "
            "Tekan Ctrl+C di jendela Terminalnya, lalu ulangi perintah ini."
        )
    for name in (WORKBOOK, RECAP, PROBLEMS, gradebook.FILE_NAME):
        check_not_locked(output / name)


def _check_collection(
    collection: Collection, earlier: gradebook.Earlier, folder: Path, output: Path
) -> None:
    """Raise CourseError when there is nothing to grade, or `output` is another class's."""
    if not collection.submissions and not any(each.blocking for each in collection.problems):
        raise CourseError(
            f"Tidak ada latihan di folder “{folder}”. "
            "Salin dulu kiriman peserta (kiriman-….zip) ke dalamnya."
        )
    gone = earlier.participants - {each.id for each in collection.participants}
    if len(gone) > len(earlier.participants) / 2:
        raise CourseError(
            f"Folder “{output}” berisi nilai {len(gone)} peserta yang tidak ada di kiriman ini. "
            "Pakai folder lain, misalnya --keluar hasil-hari-2."
        )


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
            problems += [
                FileProblem(submission.place, *pair, blocking=result["notebook"] is None)
                for pair in result["problems"]
            ]
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
        return {"cells": {}, "answers": {}, "problems": [[text, GRADE_AGAIN]], "notebook": None}


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

    done = [each.participant.id for each in result.graded if each.notebook is not None]
    say(f"Dinilai: {len(done)} latihan dari {len(set(done))} peserta.")
    blocking = [each for each in result.problems if each.blocking]
    broken_off = [each for each in blocking if each.action == GRADE_AGAIN]
    unopened = list(dict.fromkeys(each.place for each in blocking if each not in broken_off))
    if unopened:
        say(
            f"Tidak dapat dibuka: {len(unopened)} berkas ({_first_names(unopened)}). "
            "Minta dikirim ulang."
        )
    if broken_off:
        say(f"Penilaian terganggu: {len(broken_off)} latihan. {GRADE_AGAIN}")
    absent = {
        (each.participant.id, each.exercise.name) for each in result.scores if each.state == ABSENT
    }
    if absent:
        say(f"Belum dikumpulkan: {len(absent)} latihan (berstatus “{ABSENT}”).")
    if not marks_kept:
        say(
            "Ada nilai yang Anda isi sendiri untuk peserta yang tidak ada di kiriman ini; "
            f"buku nilai lama disimpan sebagai {gradebook.KEPT_NAME}."
        )
    say(f"\nHasilnya di folder {output.resolve()}")
    say(f"  1. Buka {WORKBOOK}; mulai dari lembar “Perlu diperiksa”.")
    say(f"  2. Kirimkan kepada tiap peserta halamannya sendiri dari folder {FEEDBACK}.")
    waiting = sum(each.state == TO_CHECK for each in result.scores)
    if waiting:
        name = f'"{output}"' if " " in str(output) else str(output)
        say(
            f"  3. {waiting} jawaban menunggu dibaca. Ketik: {typed_command()} periksa {name}\n"
            "     Sesudah memberi nilai, jalankan lagi perintah nilai yang sama."
        )


def _first_names(places: list[str], most: int = 3) -> str:
    shown = ", ".join(" di dalam ".join(reversed(place.split(INSIDE))) for place in places[:most])
    return shown if len(places) <= most else f"{shown}, dan {len(places) - most} lagi"
