"""Which of several versions of one exercise counts, and what is said about the others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from bimtek.grading.collecting.found import INSIDE, Found
from bimtek.grading.collecting.guess import copy_number
from bimtek.grading.exercise import Exercise
from bimtek.grading.problem import (
    BROKEN,
    DAMAGED,
    NOTHING_TO_DO,
    OTHER_VERSION,
    SEND_AGAIN,
    FileProblem,
)
from bimtek.grading.repairing.recognise import answers, is_whole
from bimtek.grading.repairing.repair import answers_to

AS_MEANT = (
    "Biarkan bila ini yang dimaksud peserta. Bila bukan, keluarkan berkas yang lebih baru dari "
    "folder kiriman, lalu nilai lagi."
)
SAVE_AGAIN = (
    "Biarkan bila ini yang dimaksud peserta. Bila menurut peserta berkas ini sudah diisi, minta ia "
    "menyimpannya (Ctrl+S), mengemas, dan mengirim lagi."
)


def rank(versions: Iterable[Found], exercise: Exercise) -> list[Found]:
    """Order versions, the one that counts first: whole and answered, then the newest.

    An untouched copy is often newer than the work: JupyterLab and `lab` lay fresh ones
    beside it. So is a copy that broke off on its way.
    """

    def weight(found: Found) -> tuple:
        answered, whole = is_answered(found, exercise), is_whole(found.content)
        moment = found.modified.replace(microsecond=0)  # a zip keeps no parts of a second
        return (answered and whole, answered, whole, moment, _copy_numbers(found), found.place)

    return sorted(versions, key=weight, reverse=True)


def is_answered(found: Found, exercise: Exercise) -> bool:
    """Tell whether any answer differs from what was released."""
    given = answers(found.content)
    if given.keys().isdisjoint(exercise.given):  # the marks of the cells are gone
        given = answers_to(exercise, found.content)
    return any(given.get(key, text) != text for key, text in exercise.given.items())


def other_version(other: Found, best: Found, exercise: Exercise) -> tuple[str, FileProblem]:
    """Return the state and the line of a version that does not count."""
    instead = f"; yang dinilai {best.place}."
    if other.content == best.content:
        text = f"Salinan yang sama{instead}"
        return OTHER_VERSION, FileProblem(other.place, text, NOTHING_TO_DO)
    if not is_whole(other.content):
        return BROKEN, FileProblem(other.place, DAMAGED, SEND_AGAIN, blocking=True)
    if is_answered(other, exercise):
        why, action = "Ada versi yang lebih baru", AS_MEANT
    else:
        why, action = "Versi ini belum diisi", SAVE_AGAIN
    return OTHER_VERSION, FileProblem(other.place, f"{why}{instead}", action)


def _copy_numbers(found: Found) -> list[int]:
    """Return the (n) in the names of the file and of what it lies in, the file's first."""
    parts = found.place.replace(INSIDE, "/").split("/")
    return [copy_number(PurePosixPath(part).name) for part in reversed(parts)]
