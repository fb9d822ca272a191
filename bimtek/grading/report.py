"""The files people and scripts read: rekap.xlsx, rekap.csv and masalah.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import xlsxwriter

from bimtek.grading.people import Participant
from bimtek.grading.problem import NOTHING_TO_DO, FileProblem
from bimtek.grading.scores import ABSENT, CORE, RIGHT, STATES, TO_CHECK, TaskScore

RECAP_COLUMNS = ("peserta", "perangkat_daerah", "latihan", "tugas", "poin", "maks", "status")
PROBLEM_COLUMNS = ("berkas", "masalah", "tindakan")
MARK_IN_FORMGRADER = "Buka di formgrader, beri nilai, lalu jalankan lagi perintah nilai."
LINE_HEIGHT = 15  # points
MOST_LINES = 12
COLOURS = {RIGHT: "#E2F0D9", TO_CHECK: "#FFF2CC", ABSENT: "#EDEDED"}


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
    must still look at the answer. `status` is one of scores.STATES.
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
    _write(book, "Rekap", *_recap(participants, scores))
    _write(book, "Per tugas", *_per_task(scores), states="I")
    _write(book, "Perlu diperiksa", *_to_check(scores, problems))
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
        core = [_points(own, name, core=True) for name in exercises]
        optional = sum(_points(own, name, core=False) for name in exercises)
        waiting = sum(each.state == TO_CHECK for each in own)
        share = sum(core) / whole if whole else 0.0
        ends = sum(core), share, optional, waiting
        rows.append([number, participant.display, participant.office, *core, *ends])
    return columns, rows


def _most(scores: Sequence[TaskScore], exercise: str) -> float:
    found = next(each.exercise for each in scores if each.exercise.name == exercise)
    return sum(task.points for task in found.tasks if task.track == CORE)


def _points(own: list[TaskScore], exercise: str, core: bool) -> float:
    return sum(
        each.points or 0.0
        for each in own
        if each.exercise.name == exercise and (each.task.track == CORE) == core
    )


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
    rows = [
        [
            f"{each.participant.display} ({each.participant.office})",
            each.exercise.name,
            each.task.id,
            "Jawaban ini belum bernilai.",
            MARK_IN_FORMGRADER,
        ]
        for each in scores
        if each.state == TO_CHECK and each.readable
    ]
    rows += [
        [each.place, "", "", each.text, each.action]
        for each in problems
        if each.action != NOTHING_TO_DO
    ]
    return columns, rows


def _write(
    book: xlsxwriter.Workbook,
    name: str,
    columns: list[Column],
    rows: list[list[Any]],
    states: str = "",
) -> None:
    """Write one sheet: a frozen heading with filters, one format per column."""
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
    top = {"valign": "top"}
    formats = {
        "text": book.add_format(
            {**top, "text_wrap": True, "num_format": "@", "align": "left", "indent": 1}
        ),
        "points": book.add_format({**top, "num_format": "0.##;-0.##;0"}),
        "percent": book.add_format({**top, "num_format": "0%"}),
        "count": book.add_format({**top, "num_format": "0"}),
    }
    sheet.set_row(0, 32)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width, formats[column.kind])
        heading = words if column.kind == "text" else numbers
        sheet.write_string(0, index, column.heading, heading)
    for row, values in enumerate(rows, start=1):
        sheet.set_row(row, LINE_HEIGHT * _lines(columns, values))
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
