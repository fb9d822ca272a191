"""The chart below Analisis butir: what became of the answers, one bar per task."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bimtek.grading.report import printing
from bimtek.grading.report.item_analysis import COUNTED, FIRST_COUNT, NAME, TITLE
from bimtek.grading.report.table import Table
from bimtek.grading.scores import EMPTY, PARTLY, RIGHT, WRONG

# Okabe and Ito's colours, and a grey for what was left empty.
COLOURS = {RIGHT: "#0072B2", PARTLY: "#56B4E9", WRONG: "#E69F00", EMPTY: "#BBBBBB"}
TITLE_TEXT = "Jawaban tiap tugas"
SHARE_AXIS = "Bagian peserta yang mengumpulkan"
TASK_AXIS = "Tugas"
ALT_TEXT = (
    "Diagram batang mendatar, satu batang untuk tiap tugas. Bagian batang menunjukkan berapa "
    "persen peserta yang jawabannya benar, sebagian, belum, atau kosong. "
    "Angkanya ada pada kolom Benar, Sebagian, Belum, dan Kosong di tabel di atas grafik."
)
WIDTH, HIGHEST = 1100, 900  # pixels; a higher one would not fit on a printed page
TYPE = {"size": 11}  # as large as in the table: both shrink on paper
POINT = 72 / 96  # a pixel in points
BAR, FRAME = 24, 170  # pixels; a bar's share of the height, and all around the bars


def add_chart(book: Workbook, sheet: Worksheet, table: Table) -> None:
    """Insert the chart below the table of tasks; a filter in the table holds here too.

    It is printed on the page of the table where both fit on one.
    """
    tasks = len(table.rows)
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for offset, state in enumerate(COUNTED):
        column = FIRST_COUNT + offset
        chart.add_series(
            {
                "name": [NAME, 0, column],
                "categories": [NAME, 1, TITLE, tasks, TITLE],
                "values": [NAME, 1, column, tasks, column],
                "fill": {"color": COLOURS[state]},
                "border": {"color": "#FFFFFF", "width": 0.75},
                "gap": 40,
            }
        )
    chart.set_title({"name": TITLE_TEXT, "name_font": {"size": 14}})
    # The first bar would be the lowest: reversed, they follow the table, and the shares
    # stay below them.
    order = {"reverse": True, "crossing": "max", "interval_unit": 1}
    chart.set_y_axis({"name": TASK_AXIS, "name_font": TYPE, "num_font": TYPE, **order})
    lines = {"visible": True, "line": {"color": "#D9D9D9"}}
    fonts = {"name_font": TYPE, "num_font": TYPE, "num_format": "0%"}
    chart.set_x_axis({"name": SHARE_AXIS, "major_gridlines": lines, **fonts})
    chart.set_legend({"position": "top", "font": TYPE})
    height = min(FRAME + BAR * tasks, HIGHEST)
    chart.set_size({"width": WIDTH, "height": height})
    if not printing.fits_below(table, height * POINT):
        sheet.set_h_pagebreaks([tasks + 1])
    sheet.insert_chart(tasks + 2, 0, chart, {"description": ALT_TEXT, "object_position": 3})
