"""The shape of a code: which places hold a digit and which a fixed character.

A Table Schema pattern such as BNC-\\d{4} becomes a list of parts, which Excel formulas and
people can both be told.
"""

from __future__ import annotations

import re

Part = str | int  # fixed characters, or a number of digits
_TOKEN = re.compile(r"\\d(?:\{(\d+)\})?|\\(\W)|([^\\.^$*+?{}\[\]|()])")
_EXACT_DIGITS = 9  # at a time; Excel counts exactly up to 15


def parts(pattern: str) -> list[Part]:
    """Return the parts of a pattern made of \\d, \\d{n} and fixed characters.

    Raises ValueError for any other pattern: no Excel formula can stand for it.
    """
    found: list[Part] = []
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if not token:
            raise ValueError(f"{pattern!r} is not made of \\d, \\d{{n}} and fixed characters")
        literal = token[2] or token[3]
        last = found[-1] if found else None
        if literal and isinstance(last, str):
            found[-1] += literal
        else:
            found.append(literal or int(token[1] or 1))
        at = token.end()
    return found


def shown(pattern: str) -> str:
    """Return the shape with # for each digit, such as BNC-####."""
    return "".join(part if isinstance(part, str) else "#" * part for part in parts(pattern))


def pattern_of(shape: str) -> str:
    """Return the pattern of a shape with # for each digit."""
    runs = re.findall(r"#+|[^#]+", shape)
    return "".join(rf"\d{{{len(run)}}}" if run[0] == "#" else re.escape(run) for run in runs)


def formula(pattern: str, cell: str) -> str:
    """Return the Excel expression that is true when the text `cell` has this shape.

    The text is built again from its digits and compared: `TEXT(-MID(A2,5,4),"0000;0000")`
    gives four digits back only for four digits, and an error for letters.
    """
    pieces, at = [], 1
    for part in parts(pattern):
        if isinstance(part, str):
            pieces.append('"' + part.replace('"', '""') + '"')
            at += len(part)
            continue
        while part:
            digits = min(part, _EXACT_DIGITS)
            zeros = "0" * digits
            pieces.append(f'TEXT(-MID({cell},{at},{digits}),"{zeros};{zeros}")')
            at, part = at + digits, part - digits
    # LibreOffice mixes up the rows of a whole column joined by & when one is an error.
    return f"EXACT({cell},CONCATENATE({','.join(pieces)}))"
