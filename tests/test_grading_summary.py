"""The summary of a participant: all exercises on one page, made from scores alone."""

import re
from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest
from gladi import kecil

from bimtek import curriculum
from bimtek.grading import feedback, summary
from bimtek.grading.collecting.people import Participant
from bimtek.grading.exercise import Exercise, Task
from bimtek.grading.scores import (
    ABSENT,
    CORE,
    EMPTY,
    PARTLY,
    RIGHT,
    TO_CHECK,
    UNREADABLE,
    WRONG,
    TaskScore,
)

ANA = Participant("ana-inspektorat", "Ana", "Inspektorat")
LONGEST = Participant(
    "a",
    "Baiq Siti Nurhaliza Rahmawati dan Lalu Muhammad Hamdan Wirajaya",
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana",
)
DAY = date(2025, 4, 30)
A4 = {"width": 794, "height": 1123}


def course():
    """Return the exercises of the course as far as pages need them: names, tasks, points."""
    return [
        Exercise(
            module.name,
            module.title,
            None,
            None,
            {},
            tuple(
                Task(task.id, task.track, task.title, (), 10.0, task.sections)
                for task in module.tasks
            ),
        )
        for module in curriculum.load().modules
        if module.available
    ]


def scores(exercises, *states, who=ANA):
    """Return scores of every task; the states are gone through again in each exercise."""
    return [
        TaskScore(who, exercise, task, _points(task, state), state)
        for exercise in exercises
        for task, state in zip(exercise.tasks, cycle(states), strict=False)
    ]


def _points(task, state):
    if state in (TO_CHECK, UNREADABLE):
        return None
    return {RIGHT: task.points, PARTLY: task.points / 3}.get(state, 0.0)


@pytest.fixture(scope="module")
def exercises():
    return course()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return kecil.write_course(tmp_path_factory.mktemp("kursus"))[kecil.NAME]


def page(own, who=ANA, notes=()):
    return summary.page(who, own, DAY, notes=notes).decode("utf-8")


def row(html, name):
    """Return the cells of an exercise in the table, as text."""
    (found,) = [each for each in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if name in each]
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?</td>", found)]


def section(html, heading):
    """Return the text below a heading."""
    return html.partition(f"<h2>{heading}</h2>")[2].partition("<h2>")[0]


def test_every_exercise_has_its_points_and_how_it_stands(exercises):
    states = [(RIGHT,), (RIGHT, WRONG), (EMPTY,), (RIGHT, TO_CHECK), (UNREADABLE,), (ABSENT,)]
    own = [
        score
        for exercise, one in zip(exercises, states, strict=False)
        for score in scores([exercise], *one)
    ]
    html = page(own)
    assert row(html, "00 Persiapan") == ["00 Persiapan", "20 / 20", "30 / 30", "Semua inti benar"]
    assert row(html, "01 Satu Data")[1:] == ["20 / 30", "10 / 30", "2 dari 3 inti benar"]
    assert row(html, "02 Membaca")[1:] == ["0 / 30", "0 / 30", "0 dari 3 inti benar"]
    assert row(html, "03 Menilai")[3] == "2 dari 3 inti benar, menunggu fasilitator"
    assert row(html, "04 Membersihkan")[1:] == ["– / 40", "– / 40", "Tidak terbaca"]
    assert row(html, "05 Memakai")[1:] == ["– / 30", "– / 30", "Belum dikumpulkan"]
    assert "Anda sudah mengumpulkan 5 dari 6 latihan, dan 6 tugas inti sudah benar." in html
    assert "belum ikut dijumlahkan" in html


def test_pages_of_what_was_handed_in_are_linked_where_they_lie(exercises):
    html = page(scores(exercises[:1], RIGHT) + scores(exercises[1:2], ABSENT))
    assert re.findall(r'href="([^"]+)"', html) == ["00-persiapan.html"]


def test_strong_and_to_repeat_come_from_the_core_tasks(exercises):
    html = page(scores(exercises[2:3], RIGHT, PARTLY, WRONG, EMPTY, WRONG))
    strong = section(html, "Yang sudah kuat")
    assert "<strong>02 Membaca berkas:</strong> Lewati baris judul</li>" in strong
    repeat = section(html, "Yang perlu diulang dari pelajaran")
    first, *others = exercises[2].tasks
    for task in others:
        for name in task.sections:
            assert (f"“{name}”" in repeat) == (task.track == CORE)
    assert first.sections[0] not in repeat


def test_section_of_several_tasks_is_named_once(small):
    task = replace(small.tasks[0], sections=("Langkah 1: sama",))
    own = [TaskScore(ANA, small, task, 0.0, WRONG), TaskScore(ANA, small, task, 0.0, EMPTY)]
    assert page(own).count("Langkah 1: sama") == 1


def test_task_without_section_is_named_itself(small):
    html = page(scores([small], WRONG))
    assert "Menjumlah; Menjelaskan" in section(html, "Yang perlu diulang dari pelajaran")


def test_who_has_everything_right_is_asked_nothing(exercises):
    html = page(scores(exercises, RIGHT))
    assert f"Selamat, semua tugas inti dari {len(exercises)} latihan sudah benar." in html
    for heading in ("diulang", "belum dikumpulkan", "tidak terbaca", "Langkah berikutnya"):
        assert heading not in html


def test_missing_and_unreadable_work_is_named_with_what_to_do(exercises):
    html = page(scores(exercises[:1], UNREADABLE) + scores(exercises[1:3], ABSENT))
    assert "00 Persiapan." in section(html, "Yang tidak terbaca")
    assert "kemas lagi, lalu kirim lagi" in section(html, "Yang tidak terbaca")
    missing = section(html, "Yang belum dikumpulkan")
    assert "01 Satu Data dalam pekerjaan sehari-hari; 02 Membaca berkas." in missing
    assert "Perbaiki atau lengkapi" in section(html, "Langkah berikutnya")


def test_work_nobody_could_read_has_no_points_and_is_not_praised(exercises):
    html = page(scores(exercises[:1], UNREADABLE) + scores(exercises[1:2], ABSENT))
    assert (
        "Kiriman Anda sudah kami terima, tetapi belum dapat dibaca. "
        "Kirim lagi; lihat caranya di bawah."
    ) in html
    assert "Tugas inti<b>Belum ada nilai</b>" in html
    assert " poin</b>" not in html and "langkah maju" not in html


def test_points_are_said_as_soon_as_one_exercise_was_read(exercises):
    html = page(scores(exercises[:1], UNREADABLE) + scores(exercises[1:2], WRONG))
    assert "Tugas inti<b>0 dari 50 poin</b>" in html
    assert "Anda sudah mengumpulkan 2 dari 2 latihan." in html


@pytest.mark.parametrize("handed_in", [[], None], ids=["no exercise at all", "all absent"])
def test_who_handed_in_nothing_is_invited(exercises, handed_in):
    html = page(scores(exercises, ABSENT) if handed_in is None else handed_in)
    assert "Belum ada latihan Anda yang sampai kepada kami. Tidak apa-apa" in html
    assert "href" not in html


def test_exercise_without_core_tasks_is_counted_by_its_own(small):
    own = [score for score in scores([small], RIGHT) if score.task.track != CORE]
    assert row(page(own), "90 Kecil") == ["90 Kecil", "", "1 / 1", "Semua benar"]


def test_nothing_that_people_wrote_becomes_html(exercises):
    bad = "<script>alert(1)</script>"
    html = page(scores(exercises, WRONG), Participant("x", bad, bad), [bad])
    assert "<script" not in html and html.count("&lt;script&gt;") == 4


def test_summary_loads_nothing(exercises):
    html = page(scores(exercises, RIGHT, WRONG))
    assert "default-src 'none'" in html and "script-src" not in html
    assert "://" not in html and "src=" not in html


MIXTURES = {
    "all wrong": (WRONG,),
    "half": (RIGHT, WRONG),
    "all right": (RIGHT,),
    "waiting": (RIGHT, TO_CHECK, WRONG, PARTLY),
}


@pytest.mark.peramban
@pytest.mark.parametrize("states", MIXTURES.values(), ids=MIXTURES)
def test_summary_of_a_whole_course_is_one_printed_page(browser, tmp_path, exercises, states):
    assert len(exercises) >= 9
    place = tmp_path / "ringkasan.html"
    own = scores(exercises, *states, who=LONGEST)
    note = "Beberapa sel latihan tersalin, bergeser, atau berubah, dan sudah kami kembalikan."
    place.write_bytes(summary.page(LONGEST, own, DAY, notes=[note] * 3))
    opened = browser.new_page(viewport=A4)
    opened.goto(place.as_uri())
    assert len(re.findall(rb"/Type\s*/Page\b", opened.pdf(prefer_css_page_size=True))) == 1
    opened.close()


@pytest.mark.peramban
@pytest.mark.parametrize("width", [360, 390, 1280])
def test_pages_fit_the_width_of_a_phone_and_of_a_laptop(browser, tmp_path, exercises, width):
    own = [
        replace(each, message=f"Kolom {'x' * 80}:\n  {'y' * 80}\nCoba periksa: {'z' * 80}")
        for each in scores(exercises, PARTLY, TO_CHECK, WRONG, who=LONGEST)
    ]
    first = [each for each in own if each.exercise is exercises[0]]
    pages = {
        "ringkasan.html": summary.page(LONGEST, own, DAY),
        "latihan.html": feedback.page(LONGEST, first, DAY),
    }
    opened = browser.new_page(viewport={"width": width, "height": 844})
    said = []
    opened.on("console", lambda message: said.append(message.text))
    for name, content in pages.items():
        (tmp_path / name).write_bytes(content)
        opened.goto((tmp_path / name).as_uri())
        assert opened.evaluate("document.documentElement.scrollWidth") <= width, name
    opened.close()
    assert said == []
