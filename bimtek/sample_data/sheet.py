"""A sheet in memory, before it is written: cells, merges, widths, what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from xlsxwriter.utility import xl_col_to_name

Position = tuple[int, int]  # zero-based row, column


@dataclass(frozen=True)
class Sums:
    """A formula that adds blocks of rows (first, last; zero-based) of its own column."""

    blocks: tuple[tuple[int, int], ...]

    def text(self, column: int) -> str:
        """Return the formula as Excel writes it: one SUM, or cells joined by plus signs."""
        letter = xl_col_to_name(column)
        if len(self.blocks) == 1:
            ((first, last),) = self.blocks
            return f"=SUM({letter}{first + 1}:{letter}{last + 1})"
        return "=" + "+".join(f"{letter}{first + 1}" for first, _ in self.blocks)

    def moved(self, at: int) -> Sums:
        """Return the formula after a row came in at `at`; a block it falls into grows."""
        return Sums(tuple((_moved(a, at), _moved(b, at)) for a, b in self.blocks))


@dataclass(frozen=True)
class Cell:
    """A value with the name of its style; a formula keeps its cached value beside it."""

    value: object
    style: str = "teks"
    formula: Sums | None = None
    fill: str | None = None
    note: str | None = None


@dataclass
class Grid:
    """What can be read from a sheet: values, colours and comments of its cells."""

    values: dict[Position, object] = field(default_factory=dict)
    fills: dict[Position, str] = field(default_factory=dict)
    notes: dict[Position, str] = field(default_factory=dict)

    def without_row(self, row: int) -> Grid:
        """Return the grid with a row taken out and all below it moved up."""
        return Grid(*(_without_row(part, row) for part in (self.values, self.fills, self.notes)))


@dataclass
class Sheet:
    """One sheet; `fields` maps a data cell's position to the truth column it shows."""

    name: str
    cells: dict[Position, Cell] = field(default_factory=dict)
    fields: dict[Position, str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden: bool = False
    header_end: int = 0  # first row below the header
    stale: bool = False  # the cached totals are from before the last row came in

    def grid(self) -> Grid:
        """Return what can be read from this sheet, without empty cells."""
        return Grid(
            {at: cell.value for at, cell in self.cells.items() if cell.value is not None},
            {at: cell.fill for at, cell in self.cells.items() if cell.fill},
            {at: cell.note for at, cell in self.cells.items() if cell.note},
        )

    def formulas(self) -> Iterator[Position]:
        """Yield the positions of formula cells from top to bottom."""
        return iter(sorted(at for at, cell in self.cells.items() if cell.formula))

    def records(self) -> dict[int, dict[str, object]]:
        """Return the values of every data row by field (of a repeated field, the last one)."""
        found: dict[int, dict[str, object]] = {}
        for at, name in self.fields.items():
            found.setdefault(at[0], {})[name] = self.cells[at].value
        return found

    def insert_row(self, at: int, cells: dict[int, Cell]) -> None:
        """Put a row in at `at`; everything from there on moves down, formulas included."""
        self.cells = {
            (_moved(row, at), column): (
                replace(cell, formula=cell.formula.moved(at)) if cell.formula else cell
            )
            for (row, column), cell in self.cells.items()
        }
        self.cells |= {(at, column): cell for column, cell in cells.items()}
        self.fields = {(_moved(r, at), c): name for (r, c), name in self.fields.items()}
        self.merges = [(_moved(a, at), b, _moved(c, at), d) for a, b, c, d in self.merges]
        self.heights = {_moved(row, at): height for row, height in self.heights.items()}
        self.hidden_rows = {_moved(row, at) for row in self.hidden_rows}

    def recalculate(self) -> None:
        """Compute every formula again as Excel does: texts in a sum count nothing."""
        for row, column in self.formulas():
            cell = self.cells[row, column]
            values = [
                self.cells[at, column].value
                for first, last in cell.formula.blocks
                for at in range(first, last if self.stale and last > first else last + 1)
                if (at, column) in self.cells
            ]
            total = sum(value for value in values if isinstance(value, int | float))
            self.cells[row, column] = replace(cell, value=round(total, 6))


def _moved(row: int, at: int) -> int:
    return row + 1 if row >= at else row


def _without_row(part: dict[Position, object], row: int) -> dict[Position, object]:
    return {
        (at - 1 if at > row else at, column): value
        for (at, column), value in part.items()
        if at != row
    }
