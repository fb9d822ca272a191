"""The files scripts read: rekap.csv and masalah.csv."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from bimtek.grading.problem import FileProblem
from bimtek.grading.scores import TaskScore

RECAP_COLUMNS = ("peserta", "perangkat_daerah", "latihan", "tugas", "poin", "maks", "status")
PROBLEM_COLUMNS = ("berkas", "masalah", "tindakan")


def recap_csv(scores: Iterable[TaskScore]) -> bytes:
    """Return the long table, one row per participant and task.

    UTF-8 without a byte order mark, commas, quotes where needed, a point as the decimal
    sign: this file is for scripts, people open rekap.xlsx. Texts are as they were handed
    in, but every line break is a line feed and a character that UTF-8 cannot hold is
    written as an escape (`\\udce9`). `poin` is empty while a person must still look at the
    answer, and when the notebook could not be read. `status` is one of scores.STATES.
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


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    # Python's versions do not agree on whether a lone carriage return needs quotes.
    writer.writerows([re.sub(r"\r\n?", "\n", each) for each in row] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")
