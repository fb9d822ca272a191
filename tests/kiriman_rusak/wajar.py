"""Ordinary work between all that goes wrong: nothing of it may touch these marks."""

from __future__ import annotations

from pathlib import Path

from bimtek.identity import Identity
from kiriman_rusak.kasus import EMPTY, FULL, Family, Marks, Work, lost
from kiriman_rusak.latihan import CHART, TABLE, WRONG

family = Family("wajar")


def _ordinary(promise: str, name: str, marks: Marks = FULL, wrong: tuple[str, ...] = ()) -> None:
    def hand_in(folder: Path, work: Work) -> None:
        work.parcel(folder, work.content({task: WRONG[task] for task in wrong}))

    hand_in.__name__ = promise
    family.case(marks, who=Identity((name,), "Badan Kepegawaian Daerah"))(hand_in)


# Spread over the alphabet, because participants are graded in the order of their names.
_ordinary("right_work_at_the_start_of_the_class_has_full_marks", "Aaliyah Ramdani")
_ordinary("right_work_in_the_first_half_has_full_marks", "Hafsah Mardiana")
_ordinary("right_work_in_the_second_half_has_full_marks", "Muhammad Zaini")
_ordinary("right_work_near_the_end_has_full_marks", "Suhardi Amin")
_ordinary("right_work_at_the_end_of_the_class_has_full_marks", "Zuhriah Apriani")
_ordinary("wrong_answers_cost_their_tasks", "Kurnia Sandi", lost(TABLE, CHART), (TABLE, CHART))


@family.case(EMPTY, who=Identity(("Zakaria Umar",), "Badan Kepegawaian Daerah"))
def untouched_work_at_the_end_of_the_class_is_empty(folder: Path, work: Work) -> None:
    work.parcel(folder, work.untouched())
