"""One page per participant over all exercises: points, what is strong, what to repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bimtek.dates import long_date
from bimtek.grading.collecting.people import Participant
from bimtek.grading.feedback import OPEN, render, sections_in_words
from bimtek.grading.scores import ABSENT, CORE, RIGHT, TO_CHECK, UNREADABLE, TaskScore


def page(
    participant: Participant, scores: Sequence[TaskScore], day: date, *, notes: Sequence[str] = ()
) -> bytes:
    """Return the HTML page about all exercises of one participant.

    `scores` are the participant's tasks of every exercise the class has, in order; there may
    be none. The page links to the feedback pages beside it. `notes` are sentences on what to
    do differently next time.
    """
    results = _results(scores)
    return render(
        "ringkasan.html.j2",
        participant=participant,
        day=long_date(day),
        opening=_opening(results),
        results=results,
        core=[score for each in results for score in each.core],
        others=[score for each in results for score in each.others],
        waiting=any(score.state in (TO_CHECK, UNREADABLE) for score in scores),
        strong=[(each.title, each.strong) for each in results if each.strong],
        repeat=[(each.title, each.repeat) for each in results if each.repeat],
        unreadable=[each.title for each in results if each.unreadable],
        absent=[each.title for each in results if each.absent],
        notes=notes,
    )


@dataclass(frozen=True)
class _Result:
    """The scores of one exercise."""

    scores: tuple[TaskScore, ...]

    @property
    def name(self) -> str:
        return self.scores[0].exercise.name

    @property
    def title(self) -> str:
        return f"{self.name[:2]} {self.scores[0].exercise.title}"

    @cached_property
    def core(self) -> list[TaskScore]:
        return [each for each in self.scores if each.task.track == CORE]

    @cached_property
    def others(self) -> list[TaskScore]:
        return [each for each in self.scores if each.task.track != CORE]

    @property
    def counted(self) -> list[TaskScore]:
        """The tasks that tell how the exercise went: core tasks, or all where there are none."""
        return self.core or self.others

    @property
    def absent(self) -> bool:
        return all(each.state == ABSENT for each in self.scores)

    @property
    def unreadable(self) -> bool:
        return any(each.state == UNREADABLE for each in self.scores)

    @property
    def right(self) -> int:
        return sum(each.state == RIGHT for each in self.counted)

    @property
    def complete(self) -> bool:
        return self.right == len(self.counted)

    @property
    def status(self) -> str:
        """Say in few words how the exercise stands."""
        if self.absent:
            return "Belum dikumpulkan"
        if self.unreadable:
            return UNREADABLE.capitalize()
        kind = "inti benar" if self.core else "benar"
        if self.complete:
            return f"Semua {kind}"
        waiting = any(each.state == TO_CHECK for each in self.counted)
        right = f"{self.right} dari {len(self.counted)} {kind}"
        return f"{right}, menunggu fasilitator" if waiting else right

    @property
    def strong(self) -> str:
        """Name what is right; everything has a shorter name."""
        if self.complete:
            return "semua tugas inti" if self.core else "semua tugas"
        return "; ".join(each.task.title for each in self.counted if each.state == RIGHT)

    @property
    def repeat(self) -> str:
        """Name the sections of the lesson that the open core tasks are about."""
        open_tasks = [each.task for each in self.core if each.state in OPEN]
        sections = list(dict.fromkeys(one for task in open_tasks for one in task.sections))
        if sections:
            return sections_in_words(sections)
        return "; ".join(task.title for task in open_tasks)


def _results(scores: Iterable[TaskScore]) -> list[_Result]:
    by_exercise: dict[str, list[TaskScore]] = {}
    for each in scores:
        by_exercise.setdefault(each.exercise.name, []).append(each)
    return [_Result(tuple(own)) for own in by_exercise.values()]


def _opening(results: Sequence[_Result]) -> str:
    """Begin with what was reached."""
    handed_in = [each for each in results if not each.absent]
    right = sum(each.state == RIGHT for result in results for each in result.core)
    if not handed_in:
        return (
            "Belum ada latihan Anda yang sampai kepada kami. Tidak apa-apa: mulailah dari satu "
            "latihan, kemas, lalu kirim."
        )
    if all(each.complete for each in results):
        return f"Selamat, semua tugas inti dari {len(results)} latihan sudah benar."
    if all(each.unreadable for each in handed_in):
        return (
            "Kiriman Anda sudah kami terima, tetapi belum dapat dibaca. Kirim lagi; lihat caranya "
            "di bawah."
        )
    start = f"Anda sudah mengumpulkan {len(handed_in)} dari {len(results)} latihan"
    if right:
        return f"{start}, dan {right} tugas inti sudah benar."
    return f"{start}. Setiap latihan yang dicoba adalah langkah maju."
