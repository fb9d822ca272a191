"""What must be right before a class is graded: said at once, not after an hour."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bimtek import jupyter_process
from bimtek.errors import CourseError
from bimtek.files import check_not_locked, is_temporary
from bimtek.grading import class_record, gradebook
from bimtek.grading.collecting.collect import Collection

WORKBOOK, RECAP, PROBLEMS, FEEDBACK = "rekap.xlsx", "rekap.csv", "masalah.csv", "umpan-balik"
NAMED = 2  # people that stand for those who would be lost


class WrongOutput(CourseError):
    """The folder of results cannot take this class; another one can. `problem` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem} Pakai folder hasil lain, misalnya --keluar hasil-hari-2.")
        self.problem = problem


def check_folders(folder: Path, output: Path) -> None:
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
        raise WrongOutput(
            "Folder hasil tidak boleh berada di dalam folder kiriman atau sebaliknya."
        )
    if not any(path.is_file() for path in folder.rglob("*")):
        raise CourseError(
            f"Folder “{folder}” belum berisi apa-apa. Salin dulu kiriman peserta ke dalamnya."
        )
    _check_output(output)


def _check_output(output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise WrongOutput(f"“{output}” adalah berkas, bukan folder.")
    # Results replace whole folders in it; what a run left that was cut off may stay.
    others = [path for path in output.glob("*") if not is_temporary(path)]
    if others and not gradebook.is_results(output):
        raise WrongOutput(f"Folder “{output}” berisi berkas lain, bukan hasil penilaian.")
    check_formgrader_closed(output)
    check_reports_closed(output)
    check_not_locked(output / gradebook.FILE_NAME)


def check_formgrader_closed(output: Path) -> None:
    """Raise CourseError while formgrader shows, and marks in, the gradebook of `output`."""
    if jupyter_process.find_running(output) is not None:
        raise CourseError(
            f"Formgrader masih terbuka untuk folder “{output}”. "
            "Tekan Ctrl+C di jendela Terminalnya, lalu ulangi perintah ini."
        )


def check_reports_closed(output: Path) -> None:
    """Raise CourseError when a report is open in another program that locks it."""
    for name in (WORKBOOK, RECAP, PROBLEMS):
        check_not_locked(output / name)


def check_collection(collection: Collection, folder: Path, output: Path) -> None:
    """Raise CourseError when there is nothing to grade, or results in `output` would be lost."""
    if not collection.submissions and not any(each.blocking for each in collection.problems):
        raise CourseError(
            f"Tidak ada latihan di folder “{folder}”. "
            "Salin dulu kiriman peserta (kiriman-….zip) ke dalamnya."
        )
    _check_people(collection, output)
    _check_exercises(collection, output)


def _check_people(collection: Collection, output: Path) -> None:
    """Raise WrongOutput when most people in `output` are not in this class."""
    earlier = gradebook.participants_of(output)
    gone = earlier - {each.id for each in collection.participants}
    if len(gone) > len(earlier) / 2:
        known = class_record.names(output)
        names = sorted(known.get(each, each) for each in gone)
        named = ", misalnya" if len(names) > NAMED else ":"
        raise WrongOutput(
            f"Folder “{output}” berisi nilai {len(gone)} peserta yang tidak ada di kiriman "
            f"ini{named} {', '.join(names[:NAMED])}."
        )


def _check_exercises(collection: Collection, output: Path) -> None:
    """Raise WrongOutput when an exercise in `output` is gone, or most of its hand-ins are.

    Otherwise the hand-ins of a second day would silently replace those of the first.
    """
    earlier = class_record.handed_in(output)
    gone = earlier - {(each.participant.id, each.exercise) for each in collection.submissions}
    before, lost = (Counter(name for _, name in pairs) for pairs in (earlier, gone))
    numbers = sorted(name.split("-")[0] for name in lost if lost[name] > before[name] / 2)
    if numbers:
        raise WrongOutput(
            f"Folder “{output}” berisi nilai latihan {', '.join(numbers)} yang tidak ada di "
            "kiriman ini. Nilai itu akan hilang."
        )
