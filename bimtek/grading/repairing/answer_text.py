"""What the text of a cell tells: the names it makes, and accidents of copying and pasting."""

from __future__ import annotations

import ast
import re
import warnings

PROMPTS = "tanda >>> atau In [ ]:"
INVISIBLE = "huruf yang tidak kelihatan"

_UNSEEN = {0xA0: " ", 0x202F: " ", **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))}
_ODD = re.compile("[" + "".join(map(chr, _UNSEEN)) + "]")
_TEXT_OR_ODD = re.compile(
    r"""('''.*?'''|\"\"\".*?\"\"\"|'[^'\n]*'|"[^"\n]*"|\#[^\n]*)|(""" + _ODD.pattern + ")",
    re.DOTALL,
)
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.(?=[ \n])|In ?\[\d*\]:|\.\.\.:)(?: |$)?", re.MULTILINE)
_PRINTED = re.compile(r"^Out ?\[\d*\]:.*?(?=^In ?\[|\Z)", re.MULTILINE | re.DOTALL)
_MAGIC = re.compile(r"^(\s*)[%!?].*$", re.MULTILINE)
_MADE = re.compile(
    r"^(?:(?:async )?def |class )(\w+)"
    r"|^(\w+(?: *, *\w+)*) *(?::[^=\n]+)?=(?!=)"
    r"|^(\w+)(?:\.\w+)?\[[^\n]*\] *=(?!=)",
    re.MULTILINE,
)
_CHECKED = re.compile(r"\bcek\.(?!lulus\b)\w+\(\s*[\"']([a-zA-Z_]\w*)[\"']")


def flat(text: str) -> str:
    """Return the text without what nobody sees: outer blank lines, ends of lines, odd spaces."""
    if not text.isascii():
        text = text.translate(_UNSEEN)
    return "\n".join(map(str.rstrip, text.split("\n"))).strip("\n")


def made(source: str) -> set[str]:
    """Return the names that code gives a value at its top level."""
    names = set()
    for function, assigned, changed in _MADE.findall(source):
        names.update(re.split(r" *, *", assigned) if assigned else {function or changed})
    return names


def checked(test: str) -> set[str]:
    """Return the names that a test cell looks at."""
    return set(_CHECKED.findall(test))


def parses(source: str) -> bool:
    """Tell whether the text is Python (with lines of IPython's own)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the participant's own, shown to them elsewhere
            ast.parse(_MAGIC.sub(r"\1pass", source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def mended(source: str) -> tuple[str, list[str]]:
    """Return code without the accidents of pasting, and what was taken out.

    Only code that is no Python as it stands is changed, and never inside a text: a
    participant may well look for odd spaces in data.
    """
    done = []
    if _ODD.search(source) and not parses(source):
        cleaned = _TEXT_OR_ODD.sub(lambda f: f[1] or f[2].translate(_UNSEEN), source)
        if cleaned != source:
            source, done = cleaned, [INVISIBLE]
    if _PROMPT.search(source) and not parses(source):
        lines = [line for line in source.split("\n") if _PROMPT.match(line)]
        tries = (source, _PRINTED.sub("", source), "\n".join(lines))
        bare = next((text for text in map(_without_prompts, tries) if parses(text)), None)
        if bare is not None:
            source, done = bare, [*done, PROMPTS]
    return source, done


def _without_prompts(text: str) -> str:
    return _PROMPT.sub("", text)


def parted(source: str, own: set[str], other: set[str]) -> tuple[str, str] | None:
    """Part code that holds two answers, one after the other: the own one and the other's.

    None when it cannot be told which line belongs to which.
    """
    if not parses(source) or _MAGIC.search(source):
        return None
    lines, start = source.split("\n"), 0
    owns, others = [], []  # the last lines of statements that make a name of each
    for statement in ast.parse(source).body:
        names = made("\n".join(lines[start : statement.end_lineno]))
        start = statement.end_lineno
        owns += [start] if names & own else []
        others += [start] if names & other else []
    if not owns or not others or (owns[0] <= others[-1] and others[0] <= owns[-1]):
        return None
    cut = min(owns[-1], others[-1])
    parts = "\n".join(lines[:cut]).strip("\n"), "\n".join(lines[cut:]).strip("\n")
    return parts if owns[-1] == cut else parts[::-1]
