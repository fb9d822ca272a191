"""The sheet Perlu diperiksa: what a person must look at, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bimtek.grading.collecting.folder import INSIDE
from bimtek.grading.collecting.people import Participant
from bimtek.grading.problem import NEW_COPY, NOTHING_TO_DO, FileProblem
from bimtek.grading.report.links import Links
from bimtek.grading.report.recap import COLOURS
from bimtek.grading.report.table import Cell, Column, Table, Value, coloured
from bimtek.grading.scores import ABSENT, EMPTY, TO_CHECK, UNREADABLE, TaskScore

MARK = "Beri nilai dengan perintah periksa, lalu ketik perintah nilai --rekap."
ASK_WHETHER_SAVED = "Tanyakan apakah peserta sudah menyimpan (Ctrl+S) sebelum mengemas."
ASK_WHETHER_SENT = (
    "Tanyakan apakah peserta sudah mengirim. Bila sudah, salin kirimannya ke folder kiriman, "
    "lalu nilai lagi."
)
LINK_NOTE = (
    "Klik untuk membuka halaman umpan balik peserta, berkas kiriman, atau folder tempatnya. "
    "Berkas dengan jenis yang dapat menjalankan sesuatu tidak dibuka langsung."
)


def to_check(
    participants: Iterable[Participant],
    scores: Sequence[TaskScore],
    problems: Iterable[FileProblem],
    links: Links,
) -> Table:
    """Return what concerns all, unreadable work, copies to ask for, answers, then the rest.

    A copy to ask for comes before answers, because marking what is cut off is work in vain.
    """
    columns = [
        Column("Peserta atau berkas", 48),
        Column("Latihan", 20),
        Column("Tugas", 12),
        Column("Apa yang perlu dilihat", 50),
        Column("Tindakan", 50),
        Column("Buka", 14, note=LINK_NOTE),
    ]
    for_all, blocking, new_copy, notes = [], [], [], []
    for each in problems:
        if each.action != NOTHING_TO_DO:
            where, what = place_in_words(each.place), place_in_words(each.text)
            row = [where, "", "", what, each.action, links.to_file(each.place)]
            if each.for_all:
                for_all.append(row)
            elif each.blocking:
                blocking.append(row)
            else:
                (new_copy if each.action in NEW_COPY else notes).append(row)
    rows: list[Sequence[Value | Cell]]
    rows = [*for_all, *(coloured(row, COLOURS[UNREADABLE]) for row in blocking), *new_copy]
    rows += [
        _row(each, each.task.id, "Jawaban ini belum bernilai.", MARK, links)
        for each in scores
        if each.state == TO_CHECK
    ]
    rows += [
        _row(each, "", "Semua tugas masih kosong.", ASK_WHETHER_SAVED, links)
        for each in _all_empty(scores)
    ]
    handed_in = {each.participant.id for each in scores if each.state != ABSENT}
    rows += [
        [_named(each), "", "", "Belum mengumpulkan satu latihan pun.", ASK_WHETHER_SENT, ""]
        for each in participants
        if each.id not in handed_in
    ]
    return Table("Perlu diperiksa", columns, rows + notes)


def place_in_words(text: str) -> str:
    """Say in words where a file inside a zip is; the csv keeps the short form."""
    return text.replace(INSIDE, ", di dalamnya ")


def _row(score: TaskScore, task: str, what: str, action: str, links: Links) -> list[Value | Cell]:
    who, page = _named(score.participant), links.to_feedback(score)
    return [who, score.exercise.name, task, what, action, page]


def _named(participant: Participant) -> str:
    office = participant.office
    return participant.display + (f" ({office})" if office else "")


def _all_empty(scores: Iterable[TaskScore]) -> list[TaskScore]:
    """Return one score for each exercise that was handed in without any answer."""
    groups: dict[tuple[str, str], list[TaskScore]] = {}
    for each in scores:
        groups.setdefault((each.participant.id, each.exercise.name), []).append(each)
    return [own[0] for own in groups.values() if {each.state for each in own} == {EMPTY}]
