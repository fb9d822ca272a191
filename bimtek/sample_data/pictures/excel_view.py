"""How Excel with Indonesian settings shows the value of a cell."""

from __future__ import annotations

import datetime as dt

from openpyxl.cell import Cell


def shown(cell: Cell) -> str:
    """Return the text in the cell as one reads it in Excel."""
    value, style = cell.value, cell.number_format
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    decimals = len(style.rstrip("%").partition(".")[2])
    if style.endswith("%"):
        return f"{_indonesian(value * 100, decimals)}%"
    if "#,##0" in style:
        return f"{'Rp' if 'Rp' in style else ''}{_indonesian(value, decimals)}"
    if abs(value) >= 1e11:
        return f"{value:.5E}".replace(".", ",")
    return f"{value:.10g}".replace(".", ",")


def side(cell: Cell) -> str:
    """Return where the content stands: texts left, numbers and dates right."""
    if cell.alignment.horizontal:
        return cell.alignment.horizontal
    return "left" if isinstance(cell.value, str) or cell.number_format == "@" else "right"


def is_number_as_text(cell: Cell) -> bool:
    """Tell whether the cell has the green triangle: digits that are a text."""
    return isinstance(cell.value, str) and cell.value.replace(".", "", 1).isdigit()


def colour(cell: Cell) -> str | None:
    """Return the background as #rrggbb."""
    return f"#{cell.fill.fgColor.rgb[-6:]}" if cell.fill.fill_type == "solid" else None


def has_border(cell: Cell) -> bool:
    """Tell whether lines are drawn around the cell."""
    return cell.border.left.style is not None


def _indonesian(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
