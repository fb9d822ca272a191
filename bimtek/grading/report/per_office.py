"""The sheet Per perangkat daerah: what each office should repeat; never a ranking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bimtek.grading.collecting.people import Participant
from bimtek.grading.report.table import COUNT, Column, Table, Value
from bimtek.grading.scores import ABSENT, CORE, RIGHT, TO_CHECK, UNREADABLE, TaskScore
from bimtek.offices import slug

NO_OFFICE = "(perangkat daerah tidak disebutkan)"
NOTHING_HANDED_IN = "Belum ada latihan yang dikumpulkan."
NOTHING_TO_REPEAT = "Tidak ada."
NOT_KNOWN_YET = "Belum dapat dinilai."
ONE_PARTICIPANT = "1 orang"
UNKNOWN = (ABSENT, TO_CHECK, UNREADABLE)  # nobody can say yet whether to repeat it

OFFICE_NOTE = "Urut abjad. Lembar ini membantu menyusun ulangan pelajaran, bukan membandingkan."
PEOPLE_NOTE = "Pasangan yang bekerja berdua dihitung satu peserta."
REPEAT_NOTE = (
    "Tugas inti yang belum benar seluruhnya pada lebih dari separuh peserta kantor ini yang "
    "mengumpulkan latihannya. Jawaban yang masih menunggu dibaca tidak ikut dihitung."
)
REMARK_NOTE = f"“{ONE_PARTICIPANT}”: barisnya menggambarkan satu peserta, bukan seluruh kantor."


def per_office(participants: Iterable[Participant], scores: Iterable[TaskScore]) -> Table:
    """Return one row per office, in alphabetical order; those without an office come last."""
    columns = [
        Column("Perangkat daerah", 36, note=OFFICE_NOTE),
        Column("Peserta", 10, COUNT, PEOPLE_NOTE),
        Column("Mengumpulkan", 17, COUNT, "Peserta yang mengumpulkan paling sedikit satu latihan."),
        Column("Yang perlu diulang", 66, note=REPEAT_NOTE),
        Column("Latihan yang belum dikumpulkan", 44),
        Column("Catatan", 12, note=REMARK_NOTE),
    ]
    own: dict[str, list[TaskScore]] = {}
    for score in scores:
        own.setdefault(score.participant.id, []).append(score)
    members: dict[str, list[Participant]] = {}
    for each in participants:
        members.setdefault(_key(each.office), []).append(each)
    named = [(min(each.office for each in people), people) for people in members.values()]
    named.sort(key=lambda pair: (not pair[0], pair[0].casefold()))
    rows = [
        _row(name or NO_OFFICE, len(people), [own.get(each.id, []) for each in people])
        for name, people in named
    ]
    return Table("Per perangkat daerah", columns, rows)


def _key(office: str) -> str:
    """Tell offices apart by their words, whatever the capitals and signs between them."""
    return slug(office, limit=400) or office.casefold()


def _row(name: str, people: int, own: Sequence[Sequence[TaskScore]]) -> list[Value]:
    handed_in = sum(any(each.state != ABSENT for each in scores) for scores in own)
    everything = [each for scores in own for each in scores]
    if handed_in:
        repeat = _repeat(everything)
        missing = "\n".join(_missing(everything, people))
    else:
        repeat, missing = "", NOTHING_HANDED_IN
    return [name, people, handed_in, repeat, missing, ONE_PARTICIPANT if people == 1 else ""]


def _repeat(scores: Sequence[TaskScore]) -> str:
    """Say what to repeat; nothing is told from work of which no core task has points."""
    core = [each for each in scores if each.task.track == CORE]
    if core and all(each.state in UNKNOWN for each in core):
        return NOT_KNOWN_YET
    return "\n".join(_to_repeat(core)) or NOTHING_TO_REPEAT


def _to_repeat(core: Iterable[TaskScore]) -> list[str]:
    """Name, by lesson, the core tasks that most of those who handed them in have not got yet."""
    open_or_right: dict[tuple[str, str], list[bool]] = {}
    titles: dict[str, str] = {}
    for each in core:
        if each.state in UNKNOWN:
            continue
        lesson = _lesson(each)
        titles[each.task.id] = each.task.title
        open_or_right.setdefault((lesson, each.task.id), []).append(each.state != RIGHT)
    lessons: dict[str, list[str]] = {}
    for (lesson, task), states in open_or_right.items():
        if sum(states) > len(states) / 2:
            lessons.setdefault(lesson, []).append(titles[task])
    return [f"{lesson}: {'; '.join(tasks)}" for lesson, tasks in sorted(lessons.items())]


def _missing(scores: Iterable[TaskScore], people: int) -> list[str]:
    absent: dict[str, set[str]] = {}
    for each in scores:
        if each.state == ABSENT:
            absent.setdefault(_lesson(each), set()).add(each.participant.id)
    if people == 1:
        return sorted(absent)
    return [f"{lesson} ({len(who)} peserta)" for lesson, who in sorted(absent.items())]


def _lesson(score: TaskScore) -> str:
    return f"{score.exercise.name.partition('-')[0]} {score.exercise.title}"
