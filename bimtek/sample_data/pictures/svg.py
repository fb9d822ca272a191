"""The strokes of the course's pictures of files, as SVG text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from bimtek.sample_data.pictures.places import Area

DARK, FRAME, GRID, PALE, MARK = "#262626", "#7f7f7f", "#d9d9d9", "#f0f0f0", "#b3261e"
_SANS = 'font-family="Calibri, Carlito, Arial, sans-serif" font-size="13"'


@dataclass(frozen=True)
class Mark:
    """An area that is framed in red and carries the number of its explanation."""

    number: int
    area: Area


def picture(width: float, height: float, parts: Iterable[str], alt: str) -> str:
    """Return a whole picture; `alt` says in words what is to be seen in it.

    It may shrink to three quarters of its size; what is still too wide is for scrolling.
    """
    size = f'width="{width:g}" height="{height:g}"'
    style = f"width:100%;max-width:{width:g}px;min-width:{width * 0.75:g}px;height:auto"
    style += ";white-space:pre"  # spaces in texts count
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(alt)}" {size}'
        f' viewBox="0 0 {width:g} {height:g}" style="{style}" fill="{DARK}" {_SANS}>'
        f'<rect {size} fill="#ffffff"/>{"".join(parts)}</svg>'
    )


def box(x: float, y: float, w: float, h: float, fill: str, line: str, more: str = "") -> str:
    """Return a filled rectangle with a thin line around it."""
    place = f'x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}"'
    return f'<rect {place} fill="{fill}" stroke="{line}"{more}/>'


def words(x: float, y: float, text: str, anchor: str = "start", more: str = "") -> str:
    """Return a line of text."""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:g}" y="{y:g}"{place}{more}>{escape(text)}</text>'


def cut(x: float, y: float, w: float, h: float, content: str) -> str:
    """Hide what does not fit: an inner <svg> shows nothing outside of itself."""
    return f'<svg x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}">{content}</svg>'


def frame(x: float, y: float, w: float, h: float) -> str:
    """Return the red frame of a mark."""
    return box(x, y, w, h, MARK, MARK, ' fill-opacity="0.07" stroke-width="2"')


def badge(x: float, y: float, number: int) -> str:
    """Return the number of a mark; drawn after all frames, so that no line crosses it."""
    more = ' font-size="11" font-weight="bold" fill="#ffffff"'
    return f'<circle cx="{x:g}" cy="{y:g}" r="8" fill="{MARK}"/>' + words(
        x, y + 4, str(number), "middle", more
    )
