"""The sheet Analisis butir of rekap.xlsx: its numbers and its chart."""

import io
import re
import zipfile

import openpyxl
import pytest
from report_class import by_heading, exercise, opened, person, scored

from bimtek.grading import report


def analysed(scores):
    return {row["Tugas"]: row for row in by_heading(opened([], scores), "Analisis butir")}


def class_of(*answers):
    """Return the scores of as many people as there are answers."""
    people = enumerate(answers)
    return [each for i, given in people for each in scored(person(f"Orang {i:02}"), *given)]


# Task 1 with its rest, which is task 2 alone. Deviations of task 1 from its mean 5: five
# times -5, five times 5; of task 2 from its mean 5: -3 -3 -3 -3 2, -2 3 3 3 3. Products
# 5 * 10 + 5 * 10 = 100; squares 250 and 80; r = 100 / sqrt(250 * 80) = 0.70711.
TEN = [(0, points, 0) for points in (2, 2, 2, 2, 7)]
TEN += [(10, points, 0) for points in (3, 8, 8, 8, 8)]


def test_difficulty_and_discrimination_are_those_computed_by_hand():
    found = analysed(class_of(*TEN))
    assert found["02-tugas-1"]["Kemudahan (0 sukar – 1 mudah)"] == pytest.approx(0.5)
    assert found["02-tugas-2"]["Kemudahan (0 sukar – 1 mudah)"] == pytest.approx(0.5)
    assert found["02-tugas-1"]["Daya beda (r)"] == pytest.approx(0.70711, abs=1e-5)
    assert found["02-tugas-2"]["Daya beda (r)"] == pytest.approx(0.70711, abs=1e-5)


def test_partial_credit_counts_as_the_share_it_is():
    found = analysed(class_of((2.5, 10, 0), (5, 10, 0), ("kosong", 10, 0)))
    assert found["02-tugas-1"]["Kemudahan (0 sukar – 1 mudah)"] == pytest.approx(0.375)


def test_bonus_is_compared_with_the_core_and_not_part_of_it():
    # The bonus goes against task 2 exactly: in the rest of task 1 it would cancel it out.
    found = analysed(class_of(*((first, rest, 10 - rest) for first, rest, _ in TEN)))
    assert found["02-tugas-1"]["Daya beda (r)"] == pytest.approx(0.70711, abs=1e-5)
    assert found["02-bonus"]["Daya beda (r)"] < -0.5


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (TEN[:9], "data kurang"),
        ([*TEN[:9], ("kosong", 8, 0)], "data kurang"),
        ([*TEN[:9], ("perlu diperiksa", 8, 0)], "data kurang"),
        ([(10, rest, 0) for _, rest, _ in TEN], "poin sama"),
        ([(first, 5, 0) for first, _, _ in TEN], "poin sama"),
    ],
    ids=["nine people", "nine answers", "nine marked", "same points", "same rest"],
)
def test_discrimination_says_why_it_is_missing_rather_than_misleading(answers, why):
    found = analysed(class_of(*answers))["02-tugas-1"]
    assert found["Daya beda (r)"] == why
    assert found["Kemudahan (0 sukar – 1 mudah)"] != ""


def test_only_answers_are_counted_as_answers():
    states = ["kosong", "tidak ada", "perlu diperiksa", "tidak terbaca", 10, 5, 0]
    found = analysed(class_of(*((given, 10, 0) for given in states)))["02-tugas-1"]
    counts = ["Dijawab", "Benar", "Sebagian", "Belum", "Kosong"]
    assert [found[name] for name in counts] == [3, 1, 1, 1, 1]
    nobody = analysed(class_of(("kosong", 10, 0)))["02-tugas-1"]
    assert nobody["Kemudahan (0 sukar – 1 mudah)"] == nobody["Muncul pada (peserta)"] == ""


def test_commonest_message_ignores_numbers_and_counts_people_once():
    missing = "Variabel padi belum ada."
    found = analysed(
        class_of(
            ((0, f"Tabel: 58 baris.\nCoba ini.\n\n{missing}"), 10, 0),
            ((0, "Tabel: 51 baris.\nCoba ini.\n\nTabel: 52 baris."), 10, 0),
            ((0, "Tabel: 51 baris."), 10, 0),
            ((0, f"Sel jawaban berhenti dengan galat NameError: x.\n\n{missing}"), 10, 0),
            *[((0, "Pemeriksaan tidak dapat diselesaikan dengan jawaban ini."), 10, 0)] * 4,
        )
    )["02-tugas-1"]
    assert found["Pesan yang paling sering"] == "Tabel: 51 baris."
    assert found["Muncul pada (peserta)"] == 3


def test_what_stopped_the_answer_is_said_when_the_checks_said_nothing():
    stopped = "Sel jawaban berhenti dengan galat NameError: ada nama yang belum dikenal."
    found = analysed(class_of(((0, stopped), 10, 0)))["02-tugas-1"]
    assert found["Pesan yang paling sering"] == stopped


def test_headings_explain_what_the_numbers_mean():
    page = opened([], class_of((10, 10, 5)))["Analisis butir"]
    notes = {cell.value.replace("\n", " "): cell.comment for cell in page[1]}
    assert "di bawah 0,3 sukar" in notes["Kemudahan (0 sukar – 1 mudah)"].text
    assert "kurang dari 10 peserta" in notes["Daya beda (r)"].text


def test_chart_shows_the_counts_of_every_task():
    made = report.workbook([], class_of(*TEN), [])
    page = openpyxl.load_workbook(io.BytesIO(made))["Analisis butir"]
    (chart,) = page._charts
    assert (chart.barDir, chart.grouping) == ("bar", "percentStacked")
    assert chart.anchor._from.row >= page.max_row  # below the table
    # Bars in the order of the table, with the shares below the last one.
    assert (chart.x_axis.scaling.orientation, chart.y_axis.crosses) == ("maxMin", "max")
    shown = {}
    for series in chart.series:
        assert series.cat.strRef.f == "'Analisis butir'!$C$2:$C$4"
        letter = series.val.numRef.f.removeprefix("'Analisis butir'!$")[0]
        assert series.val.numRef.f == f"'Analisis butir'!${letter}$2:${letter}$4"
        shown[page[f"{letter}1"].value] = series.graphicalProperties.solidFill.srgbClr
    assert shown == {
        "Benar": "0072B2",
        "Sebagian": "56B4E9",
        "Belum": "E69F00",
        "Kosong": "BBBBBB",
    }


@pytest.mark.parametrize(("exercises", "breaks"), [(1, 0), (9, 1)])
def test_chart_is_printed_below_its_table_where_both_fit_on_a_page(exercises, breaks):
    scores = [
        each
        for number in range(exercises)
        for each in scored(person("Ana"), 10, 10, 5, of=exercise(f"{number:02}-latihan"))
    ]
    assert len(opened([], scores)["Analisis butir"].row_breaks.brk) == breaks


def test_chart_has_a_title_axis_titles_and_words_for_those_who_do_not_see_it():
    made = report.workbook([], class_of(*TEN), [])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    for words in ("Jawaban tiap tugas", "Bagian peserta yang mengumpulkan", "Tugas"):
        assert f"<a:t>{words}</a:t>" in chart
    assert 'descr="Diagram batang' in drawing
    sizes = [int(size) for size in re.findall(r'sz="(\d+)"', chart)]
    assert len(sizes) >= 6 and min(sizes) >= 1100  # hundredths of a point; 8 points on paper


def test_empty_class_has_no_chart():
    assert not opened()["Analisis butir"]._charts
