"""What a letter consists of, free of how it looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table of a letter: header, widths in cm, first rows; then empty, numbered rows."""

    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    empty_rows: int = 0
    title: str = ""

    def all_rows(self) -> list[tuple[str, ...]]:
        """Return the rows given and then the empty ones; a column `No` goes on counting."""
        numbered = self.header[0] == "No"
        rest = ("",) * (len(self.header) - 1)
        start = len(self.rows) + 1
        return [
            *self.rows,
            *((str(n) if numbered else "", *rest) for n in range(start, start + self.empty_rows)),
        ]


@dataclass(frozen=True)
class Points:
    """Numbered sentences; `start` goes on from an earlier list of the same letter."""

    sentences: tuple[str, ...]
    start: int = 1


@dataclass(frozen=True)
class Letter:
    """A template; text in square brackets is what the writer fills in.

    With `subject` it is a letter with number, addressee and one signature. Without one it is
    a record of two sides that carries `title` and is signed by everyone in `signers`.
    """

    name: str
    title: str
    parts: tuple[str | Points | Table, ...]
    subject: str = ""
    enclosure: str = "-"
    addressee: str = ""
    signers: Sequence[str] = ()
    copies: Sequence[str] = ()
