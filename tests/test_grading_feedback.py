"""The feedback page: what it says to whom, made from scores without grading anything."""

import re
from dataclasses import replace
from datetime import date

import pytest
from gladi import kecil
from jinja2 import Environment

from bimtek.grading import feedback
from bimtek.grading.collecting.people import Participant
from bimtek.grading.scores import (
    EMPTY,
    PARTLY,
    RIGHT,
    TO_CHECK,
    UNREADABLE,
    WRONG,
    TaskScore,
)

ANA = Participant("ana-inspektorat", "Ana", "Inspektorat")
DAY = date(2025, 4, 30)
SECTIONS = ("Langkah 2: menjumlahkan", "Langkah 3: membulatkan")
HALVES = "setengah \ud83d huruf"


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return kecil.write_course(tmp_path_factory.mktemp("kursus"))[kecil.NAME]


@pytest.fixture
def page(exercise):
    """Return a function from the states of the two core tasks and the bonus to the page."""

    def make(*states):
        scores = [
            TaskScore(ANA, exercise, task, task.points if state == RIGHT else 0.0, state)
            for task, state in zip(exercise.tasks, states, strict=True)
        ]
        return feedback.page(ANA, scores, DAY).decode("utf-8")

    return make


@pytest.fixture
def told(exercise):
    """Return a function from one core task's state, and more of its score, to the page."""

    def make(state=WRONG, who=ANA, notes=(), points=0.0, **more):
        task = replace(exercise.tasks[0], sections=SECTIONS)
        score = TaskScore(who, exercise, task, points, state, **more)
        return feedback.page(who, [score], DAY, notes=notes).decode("utf-8")

    return make


@pytest.fixture
def next_step(page):
    return lambda *states: page(*states).partition("Langkah berikutnya")[2]


def test_what_is_wrong_is_to_be_mended_and_packed_again(next_step):
    text = next_step(RIGHT, WRONG, EMPTY)
    assert (
        "Baca lagi pelajarannya, buka latihan 90 di folder <em>latihan</em>, perbaiki, "
        "periksa lagi, simpan, lalu kumpulkan lagi."
    ) in text
    assert "bonus" not in text


def test_nothing_is_asked_of_who_has_everything_right(next_step):
    text = next_step(RIGHT, RIGHT, RIGHT)
    assert "Tidak ada yang perlu diperbaiki." in text
    assert "kemas" not in text and "bonus" not in text


@pytest.mark.parametrize("state", [WRONG, EMPTY])
def test_open_optional_tasks_are_offered_when_the_core_is_right(next_step, state):
    text = next_step(RIGHT, RIGHT, state)
    assert "Tugas pilihan dan bonus yang masih terbuka boleh Anda coba" in text
    assert "kemas" not in text


def test_an_answer_that_a_person_must_read_is_waited_for(next_step):
    text = next_step(RIGHT, TO_CHECK, RIGHT)
    assert "Tinggal menunggu fasilitator" in text and "diperbaiki" not in text


def test_blank_core_tasks_come_before_blank_optional_ones(page):
    core, _, optional = page(RIGHT, EMPTY, EMPTY).partition("Tugas pilihan dan bonus</h2>")
    first = "Tugas inti ini belum diisi. Kerjakan ini lebih dahulu; setiap tugas berdiri sendiri."
    later = "Tugas ini belum diisi. Coba kerjakan bila ada waktu"
    assert (core.count(first), core.count(later)) == (1, 0)
    assert (optional.count(first), optional.count(later)) == (0, 1)


def test_pages_and_csv_use_the_same_words_for_states(page):
    for state, label in feedback.LABELS.items():
        assert label.lower().startswith(state)
    assert '<span class="tanda">Kosong</span>' in page(RIGHT, EMPTY, RIGHT)


@pytest.mark.parametrize(
    ("states", "first"),
    [
        ((RIGHT, RIGHT, EMPTY), "Selamat, semua tugas inti sudah benar."),
        ((RIGHT, WRONG, EMPTY), "1 dari 2 tugas inti sudah benar. Lihat di bawah"),
        ((RIGHT, TO_CHECK, EMPTY), "1 dari 2 tugas inti sudah benar. Sisanya dibaca fasilitator."),
        ((TO_CHECK, EMPTY, EMPTY), "Jawaban Anda sudah kami terima"),
        ((WRONG, EMPTY, EMPTY), "Anda sudah mencoba"),
        ((EMPTY, EMPTY, EMPTY), "Latihan ini menunggu Anda."),
    ],
)
def test_page_begins_with_what_was_reached(page, states, first):
    html = page(*states)
    assert html.index(first) < html.index("Tugas 1: Menjumlah")


def test_points_that_were_reached_come_first_when_no_task_is_right(told):
    assert "Anda sudah meraih 2,33 poin dari tugas inti." in told(PARTLY, points=7 / 3)


@pytest.mark.parametrize("state", [PARTLY, WRONG])
def test_open_task_names_the_sections_to_read_again(told, state):
    expected = (
        "Baca lagi pelajaran 90, bagian “Langkah 2: menjumlahkan” dan “Langkah 3: membulatkan”."
    )
    assert expected in told(state)


def test_blank_task_names_the_sections_to_read_first(told):
    assert "Baca dulu pelajaran 90, bagian “Langkah 2" in told(EMPTY)


@pytest.mark.parametrize("state", [RIGHT, TO_CHECK])
def test_nothing_is_read_again_for_what_is_right_or_waits(told, state):
    assert "bagian “" not in told(state)


def test_answer_that_waits_says_that_nothing_need_be_sent_again(told):
    html = told(TO_CHECK, points=None)
    assert "Perlu diperiksa fasilitator" in html and "maksimum 5 poin" in html
    assert "Anda tidak perlu mengirim ulang." in html


def test_points_nobody_can_say_yet_are_not_zero(told):
    assert "Tugas inti<b>Belum ada nilai</b>" in told(TO_CHECK, points=None)
    assert "Tugas inti<b>0 dari 5 poin</b>" in told(WRONG)


def test_unreadable_file_says_what_to_do_and_that_the_work_is_safe(told):
    html = told(UNREADABLE, points=None)
    assert (
        "kemas lagi, lalu kirim lagi" in html
        and "Biasanya pekerjaan di laptop Anda tetap aman." in html
    )
    assert "Tugas 1" not in html


def test_what_where_and_what_to_try_are_told_apart(told):
    html = told(message="Kolom ton: 2 nilai.\n  52.01\n  52.02\nCoba periksa: titiknya.")
    assert '<p class="apa">Kolom ton: 2 nilai.</p>' in html
    assert "<li>52.01</li><li>52.02</li>" in html
    assert "<strong>Coba periksa:</strong> titiknya." in html


def test_nothing_that_people_wrote_becomes_html(told):
    bad = '<script>alert("x")</script><img src=x onerror=y>'
    who = Participant("x", bad, bad)
    message = f"{bad}\n  {bad}\nCoba periksa: {bad}"
    html = told(who=who, message=message, comment=bad, notes=[bad])
    assert "<script" not in html and "<img" not in html
    assert html.count("&lt;script&gt;") == 8


def test_page_allows_no_script_and_loads_nothing(told):
    html = told()
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "script-src" not in policy
    assert "://" not in html and "src=" not in html and "url(" not in html and "@import" not in html


def test_half_a_character_does_not_stop_the_page(told):
    assert "setengah ? huruf" in told(message=HALVES, who=Participant("x", HALVES, ""))


def test_what_to_do_differently_is_said_last(told):
    html = told(notes=["Cukup isi sel jawaban."])
    assert html.index("Langkah berikutnya") < html.index("Cukup isi sel jawaban.")
    assert "Untuk lain kali" not in told()


def test_contrast_noted_beside_the_colours_is_true_and_enough(page):
    html = page(RIGHT, WRONG, EMPTY)
    noted = re.findall(r"(#[0-9a-f]{6}) on (#[0-9a-f]{6}) ([\d.]+):1", html)
    assert len(noted) == 8
    for text, ground, ratio in noted:
        assert round(_contrast(text, ground), 1) == float(ratio) >= 7
    assert {text for text in re.findall(r"[^-]color: (#[0-9a-f]{6})", html)} == {
        text for text, _, _ in noted
    }


def _contrast(text, ground):
    """Return the contrast ratio of WCAG 2, sections 'contrast ratio' and 'relative luminance'."""
    dark, light = sorted((_luminance(text), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_template_is_read_once_for_all_pages(page, monkeypatch):
    first = page(RIGHT, WRONG, EMPTY)
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("read it again"))
    assert page(RIGHT, WRONG, EMPTY) == first
