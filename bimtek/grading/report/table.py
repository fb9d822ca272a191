"""A sheet before it is written: columns, and rows of values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TEXT, COUNT, POINTS, RATIO, PERCENT = "text", "count", "points", "ratio", "percent"
Value = str | float | None


@dataclass(frozen=True)
class Column:
    """One column of a sheet: heading, width in characters, kind of value, note on the heading."""

    heading: str
    width: float
    kind: str = TEXT
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """A value with more to it: where it leads, relative to the workbook, and its ground."""

    value: Value
    target: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Table:
    """One sheet: its name, its columns, and rows with one value for each of them.

    The first `frozen` columns stay in sight.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value | Cell]]
    frozen: int = 1


def coloured(row: Iterable[Value | Cell], colour: str) -> list[Cell]:
    """Return the row on a ground of one colour, which replaces that of its cells."""
    cells = (each if isinstance(each, Cell) else Cell(each) for each in row)
    return [Cell(each.value, each.target, colour) for each in cells]


def number(value: float) -> str:
    """Return a number as Indonesian text writes it."""
    return f"{value:g}".replace(".", ",")
