"""One feedback page per participant and exercise: self-contained, warm, without hidden tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jinja2 import Environment, PackageLoader, Template, select_autoescape

from bimtek.dates import long_date
from bimtek.grading.people import Participant
from bimtek.grading.scores import (
    CORE,
    EMPTY,
    PARTLY,
    RIGHT,
    TO_CHECK,
    UNREADABLE,
    WRONG,
    TaskScore,
)

# The words of rekap.csv, with one more where the word alone says too little.
LABELS = {
    RIGHT: RIGHT.capitalize(),
    PARTLY: f"{PARTLY.capitalize()} benar",
    WRONG: f"{WRONG.capitalize()} tepat",
    EMPTY: EMPTY.capitalize(),
    TO_CHECK: f"{TO_CHECK.capitalize()} fasilitator",
}
OPEN = {PARTLY, WRONG, EMPTY}


def page(participant: Participant, scores: Sequence[TaskScore], day: date) -> bytes:
    """Return the HTML page for one participant's exercise; `scores` are its tasks in order.

    Of all that the tests printed only the message of `cek` is shown, which never holds
    what a hidden test looked at.
    """
    core = [each for each in scores if each.task.track == CORE]
    others = [each for each in scores if each.task.track != CORE]
    html = _template().render(
        participant=participant,
        exercise=scores[0].exercise,
        day=long_date(day),
        readable=all(each.state != UNREADABLE for each in scores),
        opening=_opening(core, "tugas inti") if core else _opening(scores, "tugas"),
        core=_sum(core),
        others=_sum(others),
        groups=[("Tugas inti", core), ("Tugas pilihan dan bonus", others)],
        labels=LABELS,
        todo=any(each.state in OPEN for each in core or others),
        optional=bool(core) and any(each.state in OPEN for each in others),
        waiting=any(each.state == TO_CHECK for each in scores),
    )
    return html.encode("utf-8")


def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("bimtek.grading", "templates"),
        autoescape=select_autoescape(["html", "j2"], default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["nomor"] = _number
    environment.filters["angka"] = lambda number: f"{number:g}".replace(".", ",")
    return environment.get_template("umpan_balik.html.j2")


def _number(task: str) -> str:
    """Turn 02-tugas-1 into 'Tugas 1' and 02-bonus into 'Bonus', as the exercise says it."""
    return task.partition("-")[2].replace("-", " ").capitalize()


def _sum(scores: Sequence[TaskScore]) -> tuple[float, float]:
    return sum(each.points or 0.0 for each in scores), sum(each.task.points for each in scores)


def _opening(scores: Sequence[TaskScore], tasks: str) -> str:
    """Begin with what was reached."""
    right = sum(each.state == RIGHT for each in scores)
    if right == len(scores):
        return f"Selamat, semua {tasks} sudah benar. Kerja yang rapi."
    if right:
        return (
            f"{right} dari {len(scores)} {tasks} sudah benar. Lihat di bawah apa yang "
            "bisa dicoba untuk tugas lainnya."
        )
    if any(each.state in (PARTLY, WRONG) for each in scores):
        return (
            "Anda sudah mencoba, dan itu langkah yang paling penting. Di bawah ini petunjuk "
            "untuk setiap tugas. Mulailah dari Tugas 1."
        )
    return (
        "Latihan ini menunggu Anda. Mulailah dari Tugas 1; pelajarannya menunjukkan "
        "langkah-langkahnya."
    )
