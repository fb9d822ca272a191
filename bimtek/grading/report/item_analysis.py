"""The sheet Analisis butir: how each task worked in this class, as numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import StatisticsError, correlation, fmean

from bimtek.grading.explain import CRASHED, NO_MESSAGE
from bimtek.grading.report.table import COUNT, RATIO, Column, Table, Value
from bimtek.grading.scores import CORE, EMPTY, PARTLY, RIGHT, WRONG, TaskScore

NAME = "Analisis butir"
FEWEST = 10  # answers; a correlation of fewer says more about chance than about the task
DIGITS = 9  # what differs only behind them is the noise of adding floats
TITLE, FIRST_COUNT = 2, 5  # columns the chart reads: titles, then the counts of COUNTED
COUNTED = (RIGHT, PARTLY, WRONG, EMPTY)
ANSWERED = (RIGHT, PARTLY, WRONG)
TOO_FEW, ALL_THE_SAME = "data kurang", "poin sama"  # instead of a correlation
ANSWER_STOPPED = "Sel jawaban berhenti"

ANSWERED_NOTE = (
    "Peserta yang jawabannya sudah bernilai dan tidak kosong. Semua angka di lembar ini "
    "dihitung dari mereka. Grafiknya ada di bawah tabel."
)
DIFFICULTY_NOTE = (
    "Rata-rata bagian poin yang diperoleh, dari 0 sampai 1. Kira-kira: di atas 0,7 mudah; "
    "0,3 sampai 0,7 sedang; di bawah 0,3 sukar. Buku statistik menyebutnya tingkat kesukaran (p)."
)
DISCRIMINATION_NOTE = (
    "Daya beda (r): kaitan antara poin tugas ini dan poin tugas inti lain di latihan yang sama "
    "(korelasi butir-total terkoreksi), dari -1 sampai 1. Di atas 0,3 baik. Di bawah 0,2: baca "
    f"lagi soalnya, mungkin membingungkan. “{TOO_FEW}”: yang menjawab kurang dari {FEWEST} "
    f"peserta. “{ALL_THE_SAME}”: poin tugas ini atau tugas lainnya sama untuk semua peserta. "
    "Dalam dua hal itu angkanya akan menyesatkan."
)
MESSAGE_NOTE = (
    "Baris pertama pesan pemeriksaan yang paling sering muncul. Pesan yang hanya berbeda "
    "angkanya dihitung sama. Tiap peserta dihitung satu kali."
)


def item_analysis(scores: Iterable[TaskScore]) -> Table:
    """Return one row per task of an exercise the class has, in the order of the exercises."""
    columns = [
        Column("Latihan", 20),
        Column("Tugas", 12),
        Column("Judul tugas", 30),
        Column("Jalur", 9),
        Column("Dijawab", 10, COUNT, ANSWERED_NOTE),
        *(Column(state.capitalize(), 10, COUNT) for state in COUNTED),
        Column("Kemudahan\n(0 sukar –\n1 mudah)", 14, RATIO, DIFFICULTY_NOTE),
        Column("Daya beda\n(r)", 13, RATIO, DISCRIMINATION_NOTE),
        Column("Pesan yang paling sering", 34, note=MESSAGE_NOTE),
        Column("Muncul pada\n(peserta)", 13, COUNT),
    ]
    tasks: dict[tuple[str, str], list[tuple[TaskScore, float | None]]] = {}
    for notebook in _notebooks(scores):
        for each in notebook:
            rest = _rest(each, notebook)
            tasks.setdefault((each.exercise.name, each.task.id), []).append((each, rest))
    return Table(NAME, columns, [_row(pairs) for pairs in tasks.values()], frozen=2)


def difficulty(scores: Iterable[TaskScore]) -> float | None:
    """Return the item difficulty p of one task: the mean share of its points, 0 to 1.

    Only scores that are an answer count; None when there is none.
    """
    shares = [_share(each) for each in scores if _is_answer(each)]
    return fmean(shares) if shares else None


def discrimination(pairs: Iterable[tuple[TaskScore, float | None]]) -> float | str:
    """Return the corrected item-total correlation of one task.

    `pairs` are the task's scores, each with the share of points that the same participant
    reached in the other core tasks of the exercise. With x the share of points of the task
    and y that rest, r = sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) *
    sum((y - mean y)^2)): the item is left out of its own total (S. Henrysson, "Correction of
    item-total correlations in item analysis", Psychometrika 28, 1963, 211-218). It is
    preferred to the difference of the upper and lower 27 % because that leaves only three
    people in each group of a class of ten.

    TOO_FEW with fewer than FEWEST answers, ALL_THE_SAME when x or y is the same for everybody.
    """
    both = [(_share(each), rest) for each, rest in pairs if _is_answer(each) and rest is not None]
    if len(both) < FEWEST:
        return TOO_FEW
    try:
        return round(correlation(*zip(*both, strict=True)), DIGITS)
    except StatisticsError:  # one of them is constant
        return ALL_THE_SAME


def commonest_message(scores: Iterable[TaskScore]) -> tuple[str, int]:
    """Return the first line of the message most people got, and how many got it.

    What `cek` said goes before what stopped an answer, which has the same cause; of the
    messages that differ in numbers only, the commonest wording is shown.
    """
    people: Counter[tuple[bool, str]] = Counter()
    wordings: dict[tuple[bool, str], Counter[str]] = {}
    for each in scores:
        lines = [part.strip().partition("\n")[0].strip() for part in each.message.split("\n\n")]
        first_by_kind = {_kind(line): line for line in reversed(lines) if line}
        people.update(first_by_kind.keys())
        for kind, line in first_by_kind.items():
            wordings.setdefault(kind, Counter())[line] += 1
    if not people:
        return "", 0
    kind = min(people, key=lambda kind: (not kind[0], -people[kind], kind[1]))
    words = wordings[kind]
    return min(words, key=lambda line: (-words[line], line)), people[kind]


def _notebooks(scores: Iterable[TaskScore]) -> list[list[TaskScore]]:
    """Return the scores of each participant's exercise together."""
    groups: dict[tuple[str, str], list[TaskScore]] = {}
    for each in scores:
        groups.setdefault((each.participant.id, each.exercise.name), []).append(each)
    return list(groups.values())


def _rest(score: TaskScore, notebook: Iterable[TaskScore]) -> float | None:
    """Return the share of points in the other core tasks that have points, if there are any."""
    others = [
        each
        for each in notebook
        if each.task.track == CORE and each.task.id != score.task.id and each.points is not None
    ]
    most = sum(each.task.points for each in others)
    return round(sum(each.points for each in others) / most, DIGITS) if most else None


def _row(pairs: Sequence[tuple[TaskScore, float | None]]) -> list[Value]:
    scores = [score for score, _ in pairs]
    first = scores[0]
    states = Counter(each.state for each in scores)
    message, people = commonest_message(scores)
    return [
        first.exercise.name,
        first.task.id,
        first.task.title,
        first.task.track,
        sum(states[state] for state in ANSWERED),
        *(states[state] for state in COUNTED),
        difficulty(scores),
        discrimination(pairs),
        message,
        people or None,
    ]


def _is_answer(score: TaskScore) -> bool:
    return score.state in ANSWERED and score.task.points > 0


def _share(score: TaskScore) -> float:
    return round(min(max((score.points or 0.0) / score.task.points, 0.0), 1.0), DIGITS)


def _kind(line: str) -> tuple[bool, str]:
    """Tell whether `cek` said a line, and what it says when numbers do not count."""
    said = not line.startswith((ANSWER_STOPPED, CRASHED, NO_MESSAGE))
    return said, re.sub(r"\d+(?:[.,]\d+)*", "0", line)
