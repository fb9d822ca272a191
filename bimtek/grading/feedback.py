"""One feedback page per participant and exercise: self-contained, warm, without hidden tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment

from bimtek.dates import long_date
from bimtek.grading.collecting.people import Participant
from bimtek.grading.explain import findings, listed
from bimtek.grading.scores import (
    ABSENT,
    CORE,
    EMPTY,
    PARTLY,
    RIGHT,
    TO_CHECK,
    UNREADABLE,
    WRONG,
    TaskScore,
)
from bimtek.page_templates import page_templates

# The words of rekap.csv, with one more where the word alone says too little.
LABELS = {
    RIGHT: RIGHT.capitalize(),
    PARTLY: f"{PARTLY.capitalize()} benar",
    WRONG: f"{WRONG.capitalize()} tepat",
    EMPTY: EMPTY.capitalize(),
    TO_CHECK: f"{TO_CHECK.capitalize()} fasilitator",
}
OPEN = {PARTLY, WRONG, EMPTY}


def page(
    participant: Participant, scores: Sequence[TaskScore], day: date, *, notes: Sequence[str] = ()
) -> bytes:
    """Return the HTML page for one participant's exercise; `scores` are its tasks in order.

    Of all that the tests printed only the message of `cek` is shown, which never holds
    what a hidden test looked at. `notes` are sentences on what to do differently next time.
    """
    core = [each for each in scores if each.task.track == CORE]
    others = [each for each in scores if each.task.track != CORE]
    return render(
        "umpan_balik.html.j2",
        participant=participant,
        exercise=scores[0].exercise,
        day=long_date(day),
        readable=all(each.state != UNREADABLE for each in scores),
        opening=_opening(core, "tugas inti") if core else _opening(scores, "tugas"),
        core=core,
        others=others,
        groups=[("Tugas inti", core), ("Tugas pilihan dan bonus", others)],
        labels=LABELS,
        open=OPEN,
        todo=any(each.state in OPEN for each in core or others),
        optional=bool(core) and any(each.state in OPEN for each in others),
        waiting=any(each.state == TO_CHECK for each in scores),
        notes=notes,
    )


def render(template: str, **content: Any) -> bytes:
    """Return a page made from one of the templates beside this module."""
    html = _templates().get_template(template).render(content)
    # A name or a message may hold half a character, which no file can.
    return html.encode("utf-8", errors="replace")


@cache
def _templates() -> Environment:
    filters = {
        "nomor": _number,
        "angka": decimal,
        "temuan": findings,
        "bagian": sections_in_words,
        "poin": _points,
        "jumlah": _sum,
    }
    return page_templates("bimtek.grading", filters)


def decimal(number: float) -> str:
    """Return points as Indonesians write them: 7,5."""
    return f"{round(number, 2):g}".replace(".", ",")


def sections_in_words(sections: Iterable[str]) -> str:
    """Return bagian “Langkah 3: …” dan “Langkah 5: …”."""
    return "bagian " + listed([f"“{each}”" for each in sections])


def points_of(scores: Iterable[TaskScore]) -> tuple[float, float]:
    """Return the points reached and the most that can be reached."""
    scores = list(scores)
    return sum(each.points or 0.0 for each in scores), sum(each.task.points for each in scores)


def _points(scores: Sequence[TaskScore]) -> str:
    """Return 15 / 20, a dash when none of them has said points, nothing without tasks."""
    if not scores:
        return ""
    reached, most = points_of(scores)
    return f"{decimal(reached) if _is_known(scores) else '–'} / {decimal(most)}"


def _sum(scores: Sequence[TaskScore]) -> str:
    """Return 15 dari 20 poin, or that none of the tasks has said points."""
    if not _is_known(scores):
        return "Belum ada nilai"
    reached, most = points_of(scores)
    return f"{decimal(reached)} dari {decimal(most)} poin"


def _is_known(scores: Iterable[TaskScore]) -> bool:
    return any(each.points is not None and each.state != ABSENT for each in scores)


def _number(task: str) -> str:
    """Turn 02-tugas-1 into 'Tugas 1' and 02-bonus into 'Bonus', as the exercise says it."""
    return task.partition("-")[2].replace("-", " ").capitalize()


def _opening(scores: Sequence[TaskScore], tasks: str) -> str:
    """Begin with what was reached."""
    states = {each.state for each in scores}
    right = sum(each.state == RIGHT for each in scores)
    reached, _ = points_of(scores)
    if states == {RIGHT}:
        return f"Selamat, semua {tasks} sudah benar. Kerja yang rapi."
    if right and not states & OPEN:
        return f"{right} dari {len(scores)} {tasks} sudah benar. Sisanya dibaca fasilitator."
    if right:
        return (
            f"{right} dari {len(scores)} {tasks} sudah benar. Lihat di bawah apa yang "
            "bisa dicoba untuk tugas lainnya."
        )
    if reached:
        return (
            f"Anda sudah meraih {decimal(reached)} poin dari {tasks}. Di bawah ini petunjuk untuk "
            "melengkapinya. Mulailah dari Tugas 1."
        )
    if TO_CHECK in states:
        return "Jawaban Anda sudah kami terima dan akan dibaca fasilitator."
    if states & {PARTLY, WRONG}:
        return (
            "Anda sudah mencoba, dan itu langkah yang paling penting. Di bawah ini petunjuk "
            "untuk setiap tugas. Mulailah dari Tugas 1."
        )
    return (
        "Latihan ini menunggu Anda. Mulailah dari Tugas 1; pelajarannya menunjukkan "
        "langkah-langkahnya."
    )
