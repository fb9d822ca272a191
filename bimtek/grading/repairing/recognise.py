"""Recognise an exercise notebook by what it holds, not by its file name."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bimtek.grading.repairing.answer_text import flat
from bimtek.grading.repairing.decoding import Unreadable, decode

# `kemas` and `ruang` use this module on slow laptops; nbformat and nbgrader take seconds to
# load, so they are loaded where a file needs them.
if TYPE_CHECKING:
    from bimtek.grading.exercise import Exercise

# Also where a notebook is a text inside another JSON file, with \" for ".
_GRADE_ID = re.compile(rb'grade_id\\?"\s*:\s*\\?"([^"\\]{1,100})\\?"')
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"[\0", b"\0[")
# Lessons share a few lines with exercises (up to 2 of about 50); one task is enough to know one.
_LEAST_LINES, _LEAST_SHARE = 4, 0.06


def is_whole(content: bytes) -> bool:
    """Tell whether `content` is a complete notebook file; much quicker than reading it as one."""
    try:
        notebook = json.loads(content)
    except (ValueError, RecursionError):
        return False
    # Very old notebooks keep their cells in worksheets.
    return isinstance(notebook, dict) and bool({"cells", "worksheets"} & notebook.keys())


def grade_ids(content: bytes) -> list[str]:
    """Return the nbgrader ids in the text of a notebook, which need not be valid JSON."""
    if content.startswith(_WIDE):
        content = decode(content)[0].encode("utf-8", "replace")
    return [found.decode("utf-8", "replace") for found in _GRADE_ID.findall(content)]


def find_exercise(content: bytes, exercises: Mapping[str, Exercise]) -> str | None:
    """Return the exercise that `content` is work on, or None.

    The exercise most of whose ids occur in it; without any, the one whose texts do.
    """
    owner_of = {key: name for name, each in exercises.items() for key in each.grade_ids}
    votes = Counter(owner_of[found] for found in set(grade_ids(content)) if found in owner_of)
    if votes:
        return min(votes, key=lambda name: (-votes[name], name))
    return _by_text(content, exercises)


def answers(content: bytes) -> dict[str, str]:
    """Return the text of each marked answer cell by grade id; empty when there is none."""
    try:
        return _answers(json.loads(content)["cells"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return _answers(_cells(content))


def _answers(cells: list[dict[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for cell in cells:
        mark = cell.get("metadata", {}).get("nbgrader")
        if not isinstance(mark, dict) or not mark.get("solution"):
            continue
        if isinstance(mark.get("grade_id"), str):
            found.setdefault(mark["grade_id"], "".join(cell["source"]).strip())
    return found


def _cells(content: bytes) -> list[dict[str, Any]]:
    from bimtek.grading.repairing.salvage import read_notebook

    try:
        return read_notebook(content)[0].cells
    except Unreadable:
        return []


def _by_text(content: bytes, exercises: Mapping[str, Exercise]) -> str | None:
    lines = {line.strip() for cell in _cells(content) for line in flat(cell.source).split("\n")}
    known = Counter(line for each in exercises.values() for line in each.lines)
    shares = {}
    for name, exercise in exercises.items():
        own = {line for line in exercise.lines if known[line] == 1}
        same = len(own & lines)
        if same >= min(_LEAST_LINES, len(own)) and same:
            shares[name] = same / len(own)
    best = max(shares, key=lambda name: (shares[name], name), default=None)
    return best if best and shares[best] >= _LEAST_SHARE else None
