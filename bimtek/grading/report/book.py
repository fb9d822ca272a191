"""rekap.xlsx: the sheets people read, in the order they need them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter.workbook import Workbook

from bimtek.grading.collecting.people import Participant
from bimtek.grading.problem import CollectedFile, FileProblem
from bimtek.grading.report import sheet
from bimtek.grading.report.file_list import file_list
from bimtek.grading.report.item_analysis import item_analysis
from bimtek.grading.report.item_chart import add_chart
from bimtek.grading.report.links import make_links
from bimtek.grading.report.per_office import per_office
from bimtek.grading.report.recap import per_task, recap
from bimtek.grading.report.to_check import to_check
from bimtek.grading.scores import TaskScore

CREATED = datetime(2026, 1, 1)  # fixed: the same class gives the same bytes
# No text is ever read as something else, whichever way it is written.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(
    participants: Sequence[Participant],
    scores: Sequence[TaskScore],
    problems: Sequence[FileProblem],
    files: Sequence[CollectedFile] = (),
    source: Path | None = None,
    output: Path | None = None,
) -> bytes:
    """Return rekap.xlsx with its six sheets; the same arguments give the same bytes.

    `files` are all files met in the folder of submissions `source`; `output` is the folder
    the workbook will lie in, beside the feedback pages. Links are made from these two
    without looking at the disk, and left out where one of them is not given.
    """
    links = make_links(source, output, files)
    items = item_analysis(scores)
    doubts = to_check(participants, scores, problems, links)
    tables = [
        recap(participants, scores),
        per_task(scores),
        per_office(participants, scores),
        items,
        doubts,
        file_list(participants, problems, files),
    ]
    buffer = io.BytesIO()
    book = Workbook(buffer, OPTIONS)
    book.set_properties({"title": "Rekap nilai", "author": "bimtek", "created": CREATED})
    looks = sheet.formats(book)
    for table in tables:
        written = sheet.write(book, table, looks)
        if table is items and items.rows:
            add_chart(book, written, table)
        if table is doubts and doubts.rows:
            written.activate()  # the book opens where a person is needed
    book.close()
    return buffer.getvalue()
