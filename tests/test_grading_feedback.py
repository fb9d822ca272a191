"""The feedback page: what it says to whom, made from scores without grading anything."""

from datetime import date

import pytest
from gladi import kecil

from bimtek.grading import feedback
from bimtek.grading.people import Participant
from bimtek.grading.scores import EMPTY, RIGHT, TO_CHECK, WRONG, TaskScore

ANA = Participant("ana-inspektorat", "Ana", "Inspektorat")


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
        return feedback.page(ANA, scores, date(2025, 4, 30)).decode("utf-8")

    return make


@pytest.fixture
def next_step(page):
    return lambda *states: page(*states).partition("Langkah berikutnya")[2]


def test_what_is_wrong_is_to_be_mended_and_packed_again(next_step):
    text = next_step(RIGHT, WRONG, EMPTY)
    assert (
        "Baca lagi pelajarannya, buka latihan 90 di folder <em>latihan</em>, perbaiki, "
        "tekan <em>Validate</em>, simpan, lalu kemas lagi."
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
