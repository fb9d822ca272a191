"""Cek pemahaman: soal pilihan dengan tanggapan untuk setiap pilihan (dipakai di notebook).

A question file is `<lesson>.toml` beside this module. The questions are plain HTML whose
options fold open, so they work in JupyterLab, in the built book opened as a file, and
without any script.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from IPython.display import HTML, display

from bimtek.errors import CourseError

_LINE = "#767676"  # 4.5:1 on white and 4.6:1 on black, so that frames show in dark mode too
_OPTION = f"border:1px solid {_LINE};border-radius:4px;margin:4px 0;padding:0 10px"
_SUMMARY = "cursor:pointer;padding:6px 0"


@dataclass(frozen=True)
class Option:
    """One choice and what is said to who chooses it."""

    text: str
    right: bool
    reply: str


@dataclass(frozen=True)
class Question:
    """One question; exactly one option is right."""

    text: str
    options: tuple[Option, ...]


def tampilkan(pelajaran: str) -> None:
    """Show the questions of a lesson below the cell; CourseError when there are none."""
    questions = load(pelajaran)
    parts = [_question(pelajaran, number, each) for number, each in enumerate(questions, 1)]
    display(HTML(f'<div class="kuis">{"".join(parts)}</div>'))


def load(lesson: str) -> tuple[Question, ...]:
    """Read and check the questions of a lesson, e.g. `02-membaca-berkas`.

    Raises CourseError when the file is missing, or a question lacks a text, a reply or
    has not exactly one right option.
    """
    source = files(__name__).joinpath(f"{lesson}.toml")
    if not source.is_file():
        names = sorted(
            each.name.removesuffix(".toml")
            for each in files(__name__).iterdir()
            if each.name.endswith(".toml")
        )
        raise CourseError(f"Soal untuk '{lesson}' tidak ada. Yang ada: {', '.join(names)}.")
    try:
        raw = tomllib.loads(source.read_text(encoding="utf-8"))["soal"]
        questions = tuple(
            Question(
                each["tanya"],
                tuple(
                    Option(option["teks"], option.get("benar", False), option["tanggapan"])
                    for option in each["pilihan"]
                ),
            )
            for each in raw
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CourseError(f"Soal '{lesson}' tidak dapat dibaca: {error}.") from error
    for number, question in enumerate(questions, 1):
        if sum(option.right for option in question.options) != 1:
            raise CourseError(f"Soal {number} di '{lesson}' harus punya tepat satu pilihan benar.")
    return questions


def _question(lesson: str, number: int, question: Question) -> str:
    # Options of one name close each other where the browser knows how.
    group = f"kuis-{lesson}-{number}"
    options = "".join(
        f'<details name="{group}" style="{_OPTION}">'
        f'<summary style="{_SUMMARY}">{letter}. {_marked(option.text)}</summary>'
        f'<p style="margin:0 0 8px 18px">{"✔" if option.right else "✘"} {_marked(option.reply)}</p>'
        "</details>"
        for letter, option in zip("ABCDEF", question.options, strict=False)
    )
    return (
        f'<p style="margin:14px 0 4px"><strong>{number}. {_marked(question.text)}</strong></p>'
        f"{options}"
    )


def _marked(text: str) -> str:
    """Return text as HTML; what stands between backticks becomes code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
