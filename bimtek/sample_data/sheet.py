"""A sheet in memory, before it is written: cells, merges, widths, hidden columns."""

from __future__ import annotations

from dataclasses import dataclass, field

Position = tuple[int, int]  # zero-based row, column


@dataclass(frozen=True)
class Cell:
    """A value with the name of its style; a formula keeps its cached value beside it."""

    value: object
    style: str = "teks"
    formula: str | None = None


@dataclass
class Sheet:
    """One sheet; `fields` maps a data cell's position to the truth column it shows."""

    name: str
    cells: dict[Position, Cell] = field(default_factory=dict)
    fields: dict[Position, str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    header_end: int = 0  # first row below the header

    def grid(self) -> dict[Position, object]:
        """Return the plain values, without empty cells."""
        return {at: cell.value for at, cell in self.cells.items() if cell.value is not None}
