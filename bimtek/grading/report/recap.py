"""The sheets Rekap, one row per participant, and Per tugas, one row per participant and task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bimtek.grading.collecting.people import Participant
from bimtek.grading.explain import in_short
from bimtek.grading.report.table import (
    COUNT,
    PERCENT,
    POINTS,
    Cell,
    Column,
    Table,
    Value,
    coloured,
    number,
)
from bimtek.grading.scores import ABSENT, CORE, EMPTY, RIGHT, TO_CHECK, UNREADABLE, TaskScore

# How a participant stands, the first that is true.
NOTHING_YET, PARTLY_THERE, DONE = "belum mengumpulkan", "sebagian dikumpulkan", "dinilai"

COLOURS = {RIGHT: "#E2F0D9", TO_CHECK: "#FFF2CC", UNREADABLE: "#FBE5D6", ABSENT: "#EDEDED"}

EXERCISE_NOTE = (
    "Poin tugas inti saja. Kelabu: latihan ini belum dikumpulkan. "
    "Sel tanpa angka: berkasnya tidak terbaca, jadi belum ada nilai."
)
STANDING_NOTE = (
    "Membedakan angka 0 yang satu dari yang lain: belum mengumpulkan apa pun, semua tugasnya "
    "kosong, atau sudah dinilai. Yang “tidak terbaca” perlu dikirim ulang."
)
CORE_NOTE = "Nilai lokakarya dihitung dari tugas inti saja."
WAITING_NOTE = (
    "Banyaknya tugas yang masih menunggu dibaca atau berkasnya tidak terbaca. "
    "Tugas itu belum ikut dijumlahkan."
)


def recap(participants: Sequence[Participant], scores: Iterable[TaskScore]) -> Table:
    """Return one row for every participant, also for those without any work."""
    own: dict[str, dict[str, list[TaskScore]]] = defaultdict(lambda: defaultdict(list))
    most: dict[str, float] = {}
    for each in scores:
        name = each.exercise.name
        own[each.participant.id][name].append(each)
        if name not in most:
            most[name] = sum(t.points for t in each.exercise.tasks if t.track == CORE)
    names = sorted(most)
    rows = [
        _row(order, each, [own[each.id][name] for name in names], sum(most.values()))
        for order, each in enumerate(participants, start=1)
    ]
    return Table("Rekap", _columns({name: most[name] for name in names}), rows, frozen=2)


def _columns(most: dict[str, float]) -> list[Column]:
    whole = number(sum(most.values()))
    columns = [Column("No", 5, COUNT), Column("Peserta", 28), Column("Perangkat daerah", 32)]
    columns.append(Column("Keadaan", 20, note=STANDING_NOTE))
    columns += [
        Column(f"{name}\n(inti, maks {number(points)})", 20, POINTS, EXERCISE_NOTE)
        for name, points in most.items()
    ]
    return [
        *columns,
        Column(f"Jumlah inti\n(maks {whole})", 13, POINTS, CORE_NOTE),
        Column("Persen\ninti", 10, PERCENT),
        Column("Pilihan\ndan bonus", 12, POINTS),
        Column("Tugas belum\nbernilai", 13, COUNT, WAITING_NOTE),
    ]


def _row(
    order: int, participant: Participant, exercises: list[list[TaskScore]], whole: float
) -> list[Value | Cell]:
    everything = [each for tasks in exercises for each in tasks]
    total = _points(everything, core=True)
    share = total / whole if whole and total is not None else total
    optional = _points(everything, core=False)
    waiting = sum(each.points is None for each in everything)
    ends = [total, share, optional, waiting]
    who = [order, participant.display, participant.office, standing(everything)]
    row = [*who, *map(_exercise, exercises), *ends]
    if any(each.state == UNREADABLE for each in everything):
        return coloured(row, COLOURS[UNREADABLE])
    return row


def standing(scores: Sequence[TaskScore]) -> str:
    """Say in a word how one participant stands with all exercises of the class."""
    states = {each.state for each in scores}
    if states <= {ABSENT}:
        return NOTHING_YET
    if UNREADABLE in states:
        return UNREADABLE
    if states <= {ABSENT, EMPTY}:
        return EMPTY
    return PARTLY_THERE if ABSENT in states else DONE


def _exercise(tasks: list[TaskScore]) -> Cell:
    points = _points(tasks, core=True)
    absent = {each.state for each in tasks} == {ABSENT}
    return Cell(points, colour=COLOURS[ABSENT] if absent else "")


def _points(scores: Iterable[TaskScore], core: bool) -> float | None:
    """Add up points of core or of other tasks; None when one of the notebooks was not read."""
    wanted = [each for each in scores if (each.task.track == CORE) == core]
    if any(each.state == UNREADABLE for each in wanted):
        return None
    return sum(each.points or 0.0 for each in wanted)


def per_task(scores: Iterable[TaskScore]) -> Table:
    """Return the long list, with what the checks said."""
    columns = [
        Column("Peserta", 24),
        Column("Perangkat daerah", 28),
        Column("Latihan", 20),
        Column("Tugas", 12),
        Column("Judul tugas", 26),
        Column("Jalur", 9),
        Column("Poin", 8, POINTS),
        Column("Maks", 8, POINTS),
        Column("Status", 15),
        Column("Pesan pemeriksaan", 45),
    ]
    rows = [
        [
            each.participant.display,
            each.participant.office,
            each.exercise.name,
            each.task.id,
            each.task.title,
            each.task.track,
            each.points,
            each.task.points,
            Cell(each.state, colour=COLOURS.get(each.state, "")),
            in_short(each.message),
        ]
        for each in scores
    ]
    return Table("Per tugas", columns, rows)
