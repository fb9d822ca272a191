"""The English texts of the installed JupyterLab, and how to recognise English on its screen."""

from __future__ import annotations

import functools
import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

SHARE = Path(sys.prefix) / "share" / "jupyter"
CATALOGUES = files("bimtek.lab_interface").joinpath("locale", "id", "LC_MESSAGES")

_STRING = r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\$])*`)"""
# Before the text of `__` there may be a condition: __(label !== undefined ? label : "New File").
_PLAIN = re.compile(rf"\.(?:__|gettext)\((?:[^\"'`;{{}},]{{0,60}}:)?\s*{_STRING}")
_PLURAL = re.compile(rf"\._n\(\s*{_STRING}\s*,\s*{_STRING}")
_CONTEXT = re.compile(rf"\._p\(\s*{_STRING}\s*,\s*{_STRING}")
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)

# Words of nbgrader's button and dialogs and of new files, which no catalogue reaches.
OTHER_ENGLISH = {"validate", "assignment", "assignments", "course", "formgrader", "untitled"}


@functools.cache
def texts() -> dict[str, str | None]:
    """Return every text JupyterLab translates: key in the catalogue -> its plural, if any."""
    found: dict[str, str | None] = dict(_labels_of_menus())
    for bundle in _bundles():
        source = bundle.read_text(encoding="utf-8")
        found.update((_plain(m[1]), None) for m in _PLAIN.finditer(source))
        found.update((f"{_plain(m[1])}\x04{_plain(m[2])}", None) for m in _CONTEXT.finditer(source))
        found.update((_plain(m[1]), _plain(m[2])) for m in _PLURAL.finditer(source))
    return found


def _bundles() -> Iterator[Path]:
    yield from (SHARE / "lab" / "static").glob("*.js")
    yield from (SHARE / "labextensions" / "@jupyter-widgets").rglob("static/*.js")


def _labels_of_menus() -> Iterator[tuple[str, None]]:
    for schema in (SHARE / "lab" / "schemas").rglob("*.json"):
        menus = json.loads(schema.read_bytes()).get("jupyter.lab.menus", {})
        for label in re.findall(r'"label": ("(?:\\.|[^"\\])*")', json.dumps(menus)):
            yield f"menu\x04{json.loads(label)}", None
            yield json.loads(label), None


def _plain(literal: str) -> str:
    """Return the text of a JavaScript string literal."""
    return _ESCAPE.sub(_unescaped, literal[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) > 1:
        return chr(int(code.strip("ux{}"), 16))
    return {"n": "\n", "t": "\t", "r": "\r", "\n": ""}.get(code, code)


@functools.cache
def translations() -> dict[str, list[str]]:
    """Return our catalogues as one, without their headers."""
    merged: dict[str, list[str]] = {}
    for catalogue in CATALOGUES.iterdir():
        merged |= json.loads(catalogue.read_text(encoding="utf-8"))
    del merged[""]
    return merged


def _words(lines: Iterable[str]) -> set[str]:
    return {word for line in lines for word in re.findall(r"[a-z]{2,}", line.lower())}


@functools.cache
def english_words() -> set[str]:
    """Return the words that occur in English texts only, never in a translation."""
    english = _words(key.rpartition("\x04")[2] for key in texts()) | OTHER_ENGLISH
    return english - _words(line for lines in translations().values() for line in lines)


def is_english(shown: str) -> bool:
    """Tell whether a text on the screen is, or contains, English."""
    translated = translations().get(shown)
    if translated is not None and shown not in translated:
        return True
    without_keys = re.sub(r"\((?:(?:Ctrl|Shift|Alt|Cmd)\+)+[^)]*\)", "", shown)
    return bool(_words([without_keys]) & english_words())
