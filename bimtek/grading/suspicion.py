"""Words in participants' code that no exercise needs, but that reach what the tests look at."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Looking into calling functions, into Python's memory, or replacing how Python runs.
WORDS = (
    "_getframe",
    "_current_frames",
    "currentframe",
    "f_back",
    "f_locals",
    "f_globals",
    "tb_frame",
    "get_objects",
    "get_referrers",
    "get_referents",
    "ctypes",
    "addaudithook",
    "settrace",
    "setprofile",
    "monitoring",
    "ast_transformers",
    "__code__",
    "__closure__",
    "__subclasses__",
    "faulthandler",
)
_FOUND = re.compile(rf"(?<![\w])({'|'.join(map(re.escape, WORDS))})(?!\w)")


def suspicious(source: str) -> list[str]:
    """Return the words of WORDS in a cell, in order, each once."""
    return list(dict.fromkeys(_FOUND.findall(source)))


def named(words: Iterable[str], most: int = 3) -> str:
    """Return some of the words as one text."""
    words = list(dict.fromkeys(words))
    shown = ", ".join(words[:most])
    return shown if len(words) <= most else f"{shown}, dan {len(words) - most} lagi"
