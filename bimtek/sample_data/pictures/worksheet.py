"""Draw a part of a worksheet the way Excel shows it, as SVG text.

Light, sharp at any size and readable by screen readers; no office program is needed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from bimtek.sample_data.pictures import excel_view, svg
from bimtek.sample_data.pictures.places import TABS
from bimtek.sample_data.pictures.svg import FRAME, GRID, PALE, Mark

ROW_HEIGHT, LINE_HEIGHT, GAP = 20, 16, 9
NUMBERS_WIDTH, LETTERS_HEIGHT, MARGIN = 34, 20, 20
DIGIT = 6.6  # width of a digit, in which Excel counts the width of columns


def draw(
    sheet: Worksheet, rows: Sequence[int], columns: Sequence[int], marks: Iterable[Mark], alt: str
) -> str:
    """Return the picture of these rows and columns (zero-based, ascending).

    Hidden rows and columns stay out as in Excel; between other rows that do not follow
    each other the picture shows a gap.
    """
    return _Picture(sheet, rows, columns).svg(list(marks), alt)


@dataclass
class _Picture:
    """One worksheet part: where its rows and columns stand, in pixels."""

    sheet: Worksheet
    rows: Sequence[int]
    columns: Sequence[int]
    x: dict[int, float] = field(default_factory=dict)  # left edge, also of hidden columns
    y: dict[int, float] = field(default_factory=dict)
    wide: dict[int, float] = field(default_factory=dict)  # 0 for hidden columns
    high: dict[int, float] = field(default_factory=dict)
    gaps: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        right: float = NUMBERS_WIDTH
        for column in self.columns:
            size = self._size(column)
            self.x[column] = right
            self.wide[column] = 0 if size.hidden else round(size.width * DIGIT + 5)
            right += self.wide[column]
        bottom: float = LETTERS_HEIGHT
        for above, row in pairwise([self.rows[0] - 1, *self.rows]):
            if any(not self._hidden(each) for each in range(above + 1, row)):
                self.gaps.append(bottom)
                bottom += GAP
            self.y[row], self.high[row] = bottom, 0 if self._hidden(row) else self._height(row)
            bottom += self.high[row]
        self.right, self.bottom = right, bottom

    def _size(self, column: int) -> ColumnDimension:
        """Return width and visibility; neighbours that are alike are kept under the first."""
        sizes = self.sheet.column_dimensions
        for size in list(sizes.values()):
            if (size.min or 0) <= column + 1 <= (size.max or 0):
                return size
        return sizes[get_column_letter(column + 1)]

    def svg(self, marks: list[Mark], alt: str) -> str:
        boxes, texts = [], []
        for cell, rows, columns in self._blocks():
            boxes.append(self._box(cell, rows, columns))
            texts.append(self._content(cell, rows, columns))
        parts = [
            *self._headings(),
            *boxes,
            *texts,
            *(self._gap(y) for y in self.gaps),
            *self._tabs(),
            *(self._note(mark) for mark in marks),
            *self._marks(marks),
        ]
        return svg.picture(self.right + MARGIN, self.bottom + ROW_HEIGHT + 6, parts, alt)

    def _hidden(self, row: int) -> bool:
        return bool(self.sheet.row_dimensions[row + 1].hidden)

    def _columns(self) -> list[int]:
        return [column for column in self.columns if self.wide[column]]

    def _rows(self) -> list[int]:
        return [row for row in self.rows if self.high[row]]

    def _cell(self, row: int, column: int) -> Cell:
        return self.sheet.cell(row + 1, column + 1)

    def _height(self, row: int) -> float:
        """Return the height of a row: as set in the file, else what its wrapped texts need."""
        size = self.sheet.row_dimensions[row + 1].height
        if size:
            return round(size * 4 / 3)
        # Excel does not make a row higher for merged cells.
        merged = {(each.min_row, each.min_col) for each in self.sheet.merged_cells.ranges}
        lines = [
            len(_lines(self._cell(row, column), self.wide[column]))
            for column in self._columns()
            if (row + 1, column + 1) not in merged
        ]
        return max(ROW_HEIGHT, LINE_HEIGHT * max(lines, default=1) + 4)

    def _blocks(self) -> Iterable[tuple[Cell, list[int], list[int]]]:
        """Yield cells with the rows and columns they fill in the picture, merged ones last."""
        covered, merged = set(), []
        for each in self.sheet.merged_cells.ranges:
            top, left, bottom, right = (
                each.min_row - 1, each.min_col - 1, each.max_row - 1, each.max_col - 1,
            )  # fmt: skip
            rows = [row for row in self._rows() if top <= row <= bottom]
            columns = [column for column in self._columns() if left <= column <= right]
            covered |= {(row, column) for row in rows for column in columns}
            if rows and columns:
                merged.append((self._cell(top, left), rows, columns))
        for row in self._rows():
            for column in self._columns():
                if (row, column) not in covered:
                    yield self._cell(row, column), [row], [column]
        yield from merged

    def _place(self, rows: list[int], columns: list[int]) -> tuple[float, float, float, float]:
        """Return left, top, width and height of a block."""
        x, y = self.x[columns[0]], self.y[rows[0]]
        w = self.x[columns[-1]] + self.wide[columns[-1]] - x
        return x, y, w, self.y[rows[-1]] + self.high[rows[-1]] - y

    def _box(self, cell: Cell, rows: list[int], columns: list[int]) -> str:
        line = FRAME if excel_view.has_border(cell) else GRID
        return svg.box(*self._place(rows, columns), excel_view.colour(cell) or "#ffffff", line)

    def _content(self, cell: Cell, rows: list[int], columns: list[int]) -> str:
        x, y, w, h = self._place(rows, columns)
        parts = [
            f'<path d="M{x + start:g} {y:g}h{step}l{-step} 6z" fill="{colour}"/>'
            for here, start, step, colour in (
                (excel_view.is_number_as_text(cell), 0, 6, "#2e7d32"),
                (cell.comment is not None, w, -6, svg.MARK),
            )
            if here
        ]
        if cell.value is not None:
            room = w + self._overflow(cell, columns[-1])
            if room > w and not excel_view.has_border(cell):
                parts.insert(0, svg.box(x, y, room, h, "#ffffff", GRID))
            parts.append(svg.cut(x, y, room, h, _text(cell, w, h)))
        return "".join(parts)

    def _overflow(self, cell: Cell, column: int) -> float:
        """Return how far a text may run over the empty cells to its right."""
        more = 0.0
        if not isinstance(cell.value, str) or excel_view.side(cell) != "left":
            return more
        for each in self._columns():
            if each > column:
                if self._cell(cell.row - 1, each).value is not None:
                    break
                more += self.wide[each]
        return more

    def _headings(self) -> Iterable[str]:
        yield svg.box(0, 0, self.right, LETTERS_HEIGHT, PALE, GRID)
        for column in self._columns():
            x, w = self.x[column], self.wide[column]
            yield svg.box(x, 0, w, LETTERS_HEIGHT, PALE, GRID)
            yield svg.words(x + w / 2, 14, get_column_letter(column + 1), "middle")
        for row in self._rows():
            y, h = self.y[row], self.high[row]
            yield svg.box(0, y, NUMBERS_WIDTH, h, PALE, GRID)
            yield svg.words(NUMBERS_WIDTH / 2, y + h / 2 + 5, str(row + 1), "middle")

    def _gap(self, y: float) -> str:
        middle = y + GAP / 2
        return (
            svg.box(0, y, self.right, GAP, "#ffffff", "#ffffff")
            + f'<path d="M0 {middle:g}H{self.right:g}" stroke="{FRAME}" stroke-width="2"'
            ' stroke-dasharray="2 5"/>'
        )

    def _tabs(self) -> Iterable[str]:
        x, y = float(NUMBERS_WIDTH), self.bottom + 2
        for each in self.sheet.parent.worksheets:
            w = self._tab_width(each)
            here = each is self.sheet
            dash = ' stroke-dasharray="3 3"' if each.sheet_state != "visible" else ""
            yield svg.box(x, y, w, ROW_HEIGHT, "#ffffff" if here else PALE, FRAME, dash)
            bold = ' font-weight="bold"' if here else ""
            yield svg.words(x + w / 2, y + 14, each.title, "middle", bold)
            x += w

    @staticmethod
    def _tab_width(sheet: Worksheet) -> float:
        return len(sheet.title) * (DIGIT + 1) + 20

    def _note(self, mark: Mark) -> str:
        """Open the comment of a marked cell, as Excel does under the mouse."""
        top, left, bottom, right = mark.area
        one_cell = (top, left) == (bottom, right) and top in self.y
        comment = self._cell(top, left).comment if one_cell else None
        if comment is None:
            return ""
        w = min(len(comment.text) * DIGIT + 14, 190)
        lines = textwrap.wrap(comment.text, int((w - 8) / DIGIT)) or [""]
        x = min(self.x[left] + self.wide[left] + 12, self.right - w)
        y = self.y[top] + self.high[top] / 2
        parts = [svg.box(x, y, w, len(lines) * LINE_HEIGHT + 8, "#ffffe1", FRAME)]
        parts += [svg.words(x + 6, y + 16 + i * LINE_HEIGHT, line) for i, line in enumerate(lines)]
        return "".join(parts)

    def _marks(self, marks: list[Mark]) -> list[str]:
        frames, badges, taken = [], [], set()
        for mark in marks:
            frame, (x, y) = self._frame_and_badge(mark)
            while (x, y) in taken:  # two marks on one cell
                x -= 16
            taken.add((x, y))
            frames.append(svg.frame(*frame))
            badges.append(svg.badge(x, y, mark.number))
        return frames + badges

    def _frame_and_badge(self, mark: Mark) -> tuple[tuple[float, ...], tuple[float, float]]:
        if mark.area in TABS:
            sheets = self.sheet.parent.worksheets
            before = sheets[: sheets.index(self.sheet)]
            x = NUMBERS_WIDTH + sum(map(self._tab_width, before))
            w, y = self._tab_width(self.sheet), self.bottom + 2
            return (x, y, w, ROW_HEIGHT), (x + w, y + ROW_HEIGHT / 2)
        top, left, bottom, right = mark.area
        rows = [row for row in self.rows if top <= row <= bottom]
        x, y, w, h = self._place(rows, [each for each in self.columns if left <= each <= right])
        if not w:  # where the letter of a hidden column is missing
            return (x - 2, 0, 4, LETTERS_HEIGHT), (x, LETTERS_HEIGHT / 2)
        if not h:  # where the number of a hidden row is missing
            return (0, y - 2, NUMBERS_WIDTH, 4), (NUMBERS_WIDTH, y)
        return (x, y, w, h), (x + w + 9, y + h / 2) if x + w == self.right else (x + w, y)


def _lines(cell: Cell, w: float) -> list[str]:
    text = excel_view.shown(cell)
    if not cell.alignment.wrap_text:
        return [text]
    digit = DIGIT * (1.06 if cell.font.bold else 1)
    return textwrap.wrap(text, max(int((w - 6) / digit), 1)) or [""]


def _text(cell: Cell, w: float, h: float) -> str:
    """Return the text of a cell inside a block of this size."""
    lines = _lines(cell, w)
    anchor, x = {"center": ("middle", w / 2), "right": ("end", w - 4)}.get(
        excel_view.side(cell), ("start", 4)
    )
    first = h - LINE_HEIGHT * (len(lines) - 1) - 5
    if cell.alignment.vertical == "center":
        first = (h - LINE_HEIGHT * len(lines)) / 2 + 12
    more = ' font-weight="bold"' if cell.font.bold else ""
    more += ' font-style="italic"' if cell.font.italic else ""
    more += f' font-size="{cell.font.size + 2:g}"' if cell.font.size != 11 else ""
    return "".join(
        svg.words(x, first + index * LINE_HEIGHT, line, anchor, more)
        for index, line in enumerate(lines)
    )
