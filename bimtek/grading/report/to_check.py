"""The sheet Perlu diperiksa: what a person must look at, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bimtek.grading.collecting.folder import INSIDE
from bimtek.grading.problem import NOTHING_TO_DO, FileProblem
from bimtek.grading.report.links import Links
from bimtek.grading.report.recap import COLOURS
from bimtek.grading.report.table import Cell, Column, Table, Value, coloured
from bimtek.grading.scores import EMPTY, TO_CHECK, UNREADABLE, TaskScore

MARK = "Beri nilai dengan perintah periksa, lalu ketik perintah nilai --rekap."
ASK_WHETHER_SAVED = "Tanyakan apakah peserta sudah menyimpan (Ctrl+S) sebelum mengemas."
LINK_NOTE = (
    "Klik untuk membuka halaman umpan balik peserta, berkas kiriman, atau folder tempatnya. "
    "Berkas dengan jenis yang dapat menjalankan sesuatu tidak dibuka langsung."
)


def to_check(scores: Sequence[TaskScore], problems: Iterable[FileProblem], links: Links) -> Table:
    """Return what keeps work from being graded, then answers and empty work, then notes."""
    columns = [
        Column("Peserta atau berkas", 50),
        Column("Latihan", 22),
        Column("Tugas", 13),
        Column("Apa yang perlu dilihat", 50),
        Column("Tindakan", 50),
        Column("Buka", 14, note=LINK_NOTE),
    ]
    blocking, notes = [], []
    for each in problems:
        if each.action != NOTHING_TO_DO:
            where, what = place_in_words(each.place), place_in_words(each.text)
            row = [where, "", "", what, each.action, links.to_file(each.place)]
            (blocking if each.blocking else notes).append(row)
    rows: list[Sequence[Value | Cell]]
    rows = [coloured(row, COLOURS[UNREADABLE]) for row in blocking]
    rows += [
        _row(each, each.task.id, "Jawaban ini belum bernilai.", MARK, links)
        for each in scores
        if each.state == TO_CHECK
    ]
    rows += [
        _row(each, "", "Semua tugas masih kosong.", ASK_WHETHER_SAVED, links)
        for each in _all_empty(scores)
    ]
    return Table("Perlu diperiksa", columns, rows + notes)


def place_in_words(text: str) -> str:
    """Say in words where a file inside a zip is; the csv keeps the short form."""
    return text.replace(INSIDE, ", di dalamnya ")


def _row(score: TaskScore, task: str, what: str, action: str, links: Links) -> list[Value | Cell]:
    office = score.participant.office
    who = score.participant.display + (f" ({office})" if office else "")
    return [who, score.exercise.name, task, what, action, links.to_feedback(score)]


def _all_empty(scores: Iterable[TaskScore]) -> list[TaskScore]:
    """Return one score for each exercise that was handed in without any answer."""
    groups: dict[tuple[str, str], list[TaskScore]] = {}
    for each in scores:
        groups.setdefault((each.participant.id, each.exercise.name), []).append(each)
    return [own[0] for own in groups.values() if {each.state for each in own} == {EMPTY}]
