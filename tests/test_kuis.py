"""The quick knowledge checks: every lesson has one, every option answers, no script is needed."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from bimtek import curriculum, kuis
from bimtek.errors import CourseError

LESSONS = [module.name for module in curriculum.load().modules if module.available]


@pytest.mark.parametrize("lesson", LESSONS)
def test_lesson_has_three_to_five_questions_with_a_reply_to_every_option(lesson):
    questions = kuis.load(lesson)
    assert 3 <= len(questions) <= 5
    for question in questions:
        assert question.text.endswith(("?", "."))
        texts = [question.text, *(t for each in question.options for t in (each.text, each.reply))]
        assert not any("*" in text for text in texts), "only backticks are marks here"
        assert 3 <= len(question.options) <= 4
        replies = [option.reply for option in question.options]
        assert len(set(replies)) == len(replies)
        for option in question.options:
            assert option.reply.startswith("Benar") == option.right, option
            assert option.reply.endswith((".", "?")) and len(option.reply) > 20


@pytest.mark.parametrize("lesson", LESSONS)
def test_right_option_is_not_given_away_by_its_length(lesson):
    """A reader who takes the longest option must not get everything right."""
    longest = [
        max(question.options, key=lambda option: len(option.text)).right
        for question in kuis.load(lesson)
    ]
    assert not all(longest)


def test_right_options_stand_at_every_place():
    places = [
        next(i for i, option in enumerate(question.options) if option.right)
        for lesson in LESSONS
        for question in kuis.load(lesson)
    ]
    for place in range(3):
        assert places.count(place) <= len(places) * 0.6


def test_shown_questions_fold_open_without_a_script(capsys, monkeypatch):
    shown = []
    monkeypatch.setattr(kuis, "display", lambda html: shown.append(html.data))
    kuis.tampilkan(LESSONS[0])
    html = BeautifulSoup(shown[0], "html.parser")
    questions = kuis.load(LESSONS[0])
    assert len(html.find_all("details")) == sum(len(each.options) for each in questions)
    assert not html.find("script") and not html.find(["link", "img", "iframe"])
    right = [each for each in html.find_all("details") if "✔" in each.p.get_text()]
    assert len(right) == len(questions)
    assert len({each["name"] for each in right}) == len(questions)


def test_marks_in_a_question_are_text_and_backticks_are_code():
    assert kuis._marked("`a < b` & c") == "<code>a &lt; b</code> &amp; c"


def test_unknown_lesson_is_named_with_what_there_is():
    with pytest.raises(CourseError, match=rf"'99-x' tidak ada\. Yang ada: .*{LESSONS[0]}"):
        kuis.load("99-x")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[soal]", "tidak dapat dibaca"),
        ('[[soal]]\ntanya = "a?"', "tidak dapat dibaca: 'pilihan'"),
        (
            '[[soal]]\ntanya = "a?"\n[[soal.pilihan]]\nteks = "b"\ntanggapan = "c"',
            "Soal 1 di 'contoh' harus punya tepat satu",
        ),
    ],
)
def test_broken_question_file_gets_one_clear_sentence(tmp_path, monkeypatch, content, message):
    (tmp_path / "contoh.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(kuis, "files", lambda _: tmp_path)
    with pytest.raises(CourseError, match=message):
        kuis.load("contoh")
