"""Draw lines of a text file the way Notepad shows them, as SVG text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bimtek.sample_data.pictures import svg
from bimtek.sample_data.pictures.places import Area
from bimtek.sample_data.pictures.svg import FRAME, GRID, PALE, Mark

LINE, LETTER, TOP, LEFT = 30, 7.8, 28, 14
LONGEST = 96  # characters of a line; the rest is cut off with an ellipsis
_MONO = " font-family=\"Consolas, 'DejaVu Sans Mono', monospace\""


def draw(
    name: str,
    lines: Sequence[str],
    rows: Sequence[int],
    delimiter: str,
    marks: Iterable[Mark],
    alt: str,
) -> str:
    """Return the picture of these rows (zero-based); marks frame fields between delimiters."""
    longest = max(min(len(lines[row]), LONGEST + 1) for row in rows)
    width = max(longest * LETTER, len(name) * 7.5) + 2 * LEFT
    height = TOP + len(rows) * LINE + 10
    parts = [
        svg.box(0.5, 0.5, width + 19, height - 1, "#ffffff", FRAME),
        svg.box(0.5, 0.5, width + 19, TOP - 6, PALE, GRID),
        svg.words(LEFT, 16, name, more=' font-weight="bold"'),
    ]
    top = {row: TOP + index * LINE for index, row in enumerate(rows)}
    for row in rows:
        text = lines[row] if len(lines[row]) <= LONGEST else f"{lines[row][:LONGEST]}…"
        # The same width with every font, so that the marks stand where they should.
        fixed = f' textLength="{len(text) * LETTER:g}"' if text else ""
        parts.append(svg.words(LEFT, top[row] + 24, text, more=_MONO + fixed))
    badges = []
    for mark in marks:
        row = mark.area[0]
        first, last = _span(lines[row], mark.area, delimiter)
        x, w = LEFT + first * LETTER - 2, (min(last, LONGEST) - first) * LETTER + 4
        parts.append(svg.frame(x, top[row] + 10, w, 20))
        badges.append(svg.badge(x, top[row] + 8, mark.number))
    return svg.picture(width + 20, height, parts + badges, alt)


def _span(line: str, area: Area, delimiter: str) -> tuple[int, int]:
    """Return the first character of an area of one line, and the one after its last."""
    fields = line.split(delimiter)
    starts = [0]
    for each in fields:
        starts.append(starts[-1] + len(each) + len(delimiter))
    last = min(area[3], len(fields) - 1)
    return starts[area[1]], starts[last] + len(fields[last])
