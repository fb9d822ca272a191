"""The files people and scripts read: rekap.xlsx, rekap.csv and masalah.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import xlsxwriter

from bimtek.grading.folder import INSIDE
from bimtek.grading.people import Participant
from bimtek.grading.problem import NOTHING_TO_DO, FileProblem
from bimtek.grading.scores import (
    ABSENT,
    CORE,
    EMPTY,
    RIGHT,
    STATES,
    TO_CHECK,
    UNREADABLE,
    TaskScore,
)

RECAP_COLUMNS = ("peserta", "perangkat_daerah", "latihan", "tugas", "poin", "maks", "status")
PROBLEM_COLUMNS = ("berkas", "masalah", "tindakan")
MARK = "Beri nilai dengan perintah periksa, lalu jalankan lagi perintah nilai."
ASK_WHETHER_SAVED = "Tanyakan apakah peserta sudah menyimpan (Ctrl+S) sebelum mengemas."
LINE_HEIGHT = 15  # points
MOST_LINES = 12
COLOURS = {RIGHT: "#E2F0D9", TO_CHECK: "#FFF2CC", UNREADABLE: "#FBE5D6", ABSENT: "#EDEDED"}

LOOKS = {
    "text": {"text_wrap": True, "num_format": "@", "align": "left", "indent": 1},
    "points": {"num_format": "0.##;-0.##;0"},
    "percent": {"num_format": "0%"},
    "count": {"num_format": "0"},
}


@dataclass(frozen=True)
class Column:
    """One column of a sheet: heading, width in characters and kind of value."""

    heading: str
    width: float
    kind: str = "text"


def recap_csv(scores: Iterable[TaskScore]) -> bytes:
    """Return the long table, one row per participant and task.

    UTF-8 without a byte order mark, commas, quotes where needed, a point as the decimal
    sign: this file is for scripts, people open rekap.xlsx. `poin` is empty while a person
    must still look at the answer, and when the notebook could not be read. `status` is one
    of scores.STATES.
    """
    rows = (
        (
            each.participant.display,
            each.participant.office,
            each.exercise.name,
            each.task.id,
            "" if each.points is None else f"{each.points:g}",
            f"{each.task.points:g}",
            each.state,
        )
        for each in scores
    )
    return _csv(RECAP_COLUMNS, rows)


def problems_csv(problems: Iterable[FileProblem]) -> bytes:
    """Return the list of problems in the same form as the recap; places use '/'."""
    rows = ((each.place, each.text, each.action) for each in problems)
    return _csv(PROBLEM_COLUMNS, rows)


def workbook(
    participants: Sequence[Participant],
    scores: Sequence[TaskScore],
    problems: Sequence[FileProblem],
) -> bytes:
    """Return rekap.xlsx: the sheets Rekap, Per tugas and Perlu diperiksa."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Rekap nilai", "author": "bimtek"})
    unread = {each.participant.id for each in scores if each.state == UNREADABLE}
    rows = {row for row, each in enumerate(participants, start=1) if each.id in unread}
    _write(book, "Rekap", *_recap(participants, scores), marked=rows)
    _write(book, "Per tugas", *_per_task(scores), states="I")
    blocking = sum(each.blocking for each in problems)
    first = range(1, blocking + 1)
    _write(book, "Perlu diperiksa", *_to_check(scores, problems), marked=first)
    book.close()
    return buffer.getvalue()


def _recap(
    participants: Sequence[Participant], scores: Sequence[TaskScore]
) -> tuple[list[Column], list[list[Any]]]:
    exercises = sorted({each.exercise.name for each in scores})
    most = {name: _most(scores, name) for name in exercises}
    whole = sum(most.values())
    columns = [Column("No", 5, "count"), Column("Peserta", 32), Column("Perangkat daerah", 36)]
    columns += [Column(f"{name}\n(inti, maks {most[name]:g})", 20, "points") for name in exercises]
    columns += [
        Column(f"Jumlah inti\n(maks {whole:g})", 13, "points"),
        Column("Persen inti", 10, "percent"),
        Column("Pilihan\ndan bonus", 11, "points"),
        Column("Tugas belum\nbernilai", 12, "count"),
    ]
    rows = []
    for number, participant in enumerate(participants, start=1):
        own = [each for each in scores if each.participant.id == participant.id]
        core = [_points(own, [name], core=True) for name in exercises]
        total = _points(own, exercises, core=True)
        share = total / whole if whole and total is not None else total
        optional = _points(own, exercises, core=False)
        waiting = sum(each.points is None for each in own)
        ends = total, share, optional, waiting
        rows.append([number, participant.display, participant.office, *core, *ends])
    return columns, rows


def _most(scores: Sequence[TaskScore], exercise: str) -> float:
    found = next(each.exercise for each in scores if each.exercise.name == exercise)
    return sum(task.points for task in found.tasks if task.track == CORE)


def _points(own: list[TaskScore], exercises: Container[str], core: bool) -> float | None:
    """Add up points of core or of other tasks; None when one of the notebooks was not read."""
    wanted = [
        each
        for each in own
        if each.exercise.name in exercises and (each.task.track == CORE) == core
    ]
    if any(each.state == UNREADABLE for each in wanted):
        return None
    return sum(each.points or 0.0 for each in wanted)


def _per_task(scores: Sequence[TaskScore]) -> tuple[list[Column], list[list[Any]]]:
    columns = [
        Column("Peserta", 32),
        Column("Perangkat daerah", 36),
        Column("Latihan", 20),
        Column("Tugas", 13),
        Column("Judul tugas", 34),
        Column("Jalur", 9),
        Column("Poin", 7, "points"),
        Column("Maks", 7, "points"),
        Column("Status", 15),
        Column("Pesan pemeriksaan", 80),
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
            each.state,
            each.message,
        ]
        for each in scores
    ]
    return columns, rows


def _to_check(
    scores: Sequence[TaskScore], problems: Sequence[FileProblem]
) -> tuple[list[Column], list[list[Any]]]:
    columns = [
        Column("Peserta atau berkas", 50),
        Column("Latihan", 20),
        Column("Tugas", 13),
        Column("Apa yang perlu dilihat", 70),
        Column("Tindakan", 60),
    ]
    files = [
        (each.blocking, [_place(each.place), "", "", _place(each.text), each.action])
        for each in problems
        if each.action != NOTHING_TO_DO
    ]
    rows = [row for blocking, row in files if blocking]
    rows += [
        [_who(each), each.exercise.name, each.task.id, "Jawaban ini belum bernilai.", MARK]
        for each in scores
        if each.state == TO_CHECK
    ]
    rows += [
        [_who(each), each.exercise.name, "", "Semua tugas masih kosong.", ASK_WHETHER_SAVED]
        for each in _all_empty(scores)
    ]
    rows += [row for blocking, row in files if not blocking]
    return columns, rows


def _who(score: TaskScore) -> str:
    office = score.participant.office
    return score.participant.display + (f" ({office})" if office else "")


def _place(text: str) -> str:
    """Say in words where a file inside a zip is; the csv keeps the short form."""
    return text.replace(INSIDE, ", di dalamnya ")


def _all_empty(scores: Sequence[TaskScore]) -> list[TaskScore]:
    """Return one score for each exercise that was handed in without any answer."""
    groups: dict[tuple[str, str], list[TaskScore]] = {}
    for each in scores:
        groups.setdefault((each.participant.id, each.exercise.name), []).append(each)
    return [own[0] for own in groups.values() if {each.state for each in own} == {EMPTY}]


def _write(
    book: xlsxwriter.Workbook,
    name: str,
    columns: list[Column],
    rows: list[list[Any]],
    states: str = "",
    marked: Container[int] = (),
) -> None:
    """Write one sheet: a frozen heading with filters, one format per column.

    `states` is the letter of a column to be coloured by state, `marked` are rows (from 1)
    that are about a file nobody could read.
    """
    sheet = book.add_worksheet(name)
    look = {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "bg_color": "#D9E1F2",
        "bottom": 1,
    }
    words = book.add_format({**look, "align": "left", "indent": 1})
    numbers = book.add_format({**look, "align": "right"})
    plain, unread = _formats(book), _formats(book, bg_color=COLOURS[UNREADABLE])
    sheet.set_row(0, 32)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width, plain[column.kind])
        heading = words if column.kind == "text" else numbers
        sheet.write_string(0, index, column.heading, heading)
    for row, values in enumerate(rows, start=1):
        sheet.set_row(row, LINE_HEIGHT * _lines(columns, values))
        formats = unread if row in marked else plain
        for index, (column, value) in enumerate(zip(columns, values, strict=True)):
            if value is None:
                sheet.write_blank(row, index, None, formats[column.kind])
            elif column.kind == "text":
                # Not `write`: a name that begins with = must not become a formula.
                sheet.write_string(row, index, _printable(value), formats["text"])
            else:
                sheet.write_number(row, index, value, formats[column.kind])
    sheet.freeze_panes(1, 2 if columns[0].heading == "No" else 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if states:
        _colour(book, sheet, f"{states}2:{states}{len(rows) + 1}")


def _formats(book: xlsxwriter.Workbook, **more: Any) -> dict[str, Any]:
    """Return the format of each kind of value."""
    return {
        kind: book.add_format({"valign": "top", **look, **more}) for kind, look in LOOKS.items()
    }


def _lines(columns: list[Column], values: list[Any]) -> int:
    """Estimate the lines a row needs: not every program fits the height to wrapped text."""
    texts = [
        (value, column.width)
        for column, value in zip(columns, values, strict=True)
        if column.kind == "text"
    ]
    needed = (
        sum(max(1, ceil(len(line) / width)) for line in (value.splitlines() or [""]))
        for value, width in texts
    )
    return min(max(needed), MOST_LINES)


def _colour(book: xlsxwriter.Workbook, sheet: Any, cells: str) -> None:
    for state in STATES:
        if state in COLOURS:
            look = book.add_format({"bg_color": COLOURS[state]})
            rule = {"type": "cell", "criteria": "==", "value": f'"{state}"', "format": look}
            sheet.conditional_format(cells, rule)


def _printable(text: str) -> str:
    """Drop what Excel refuses in a cell, and cut at its limit."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)[:32_000]


def _csv(columns: tuple[str, ...], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
