"""How the cells of a fill-in workbook look; what is typed is unlocked."""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.format import Format

LINE, DARK, GREY = "#BFBFBF", "#1F4E79", "#F2F2F2"
_BASE = {"font_name": "Calibri", "font_size": 11, "valign": "vcenter"}
_BOX = _BASE | {"border": 1, "border_color": LINE}
_TEXT, _NUMBER = {"align": "left", "indent": 1}, {"align": "right"}
_HEADER = _BOX | _TEXT | {"bold": True, "text_wrap": True, "font_color": "#FFFFFF"}
_GIVEN = _BOX | {"bg_color": GREY, "font_color": "#404040"}
_TYPED = _BOX | {"locked": False}
# The month in Indonesian words, so that a day and month that changed places are seen.
_KINDS = {
    "teks": {"num_format": "@"} | _TEXT,
    "bulat": {"num_format": "#,##0"} | _NUMBER,
    "polos": {"num_format": "0"} | _NUMBER,
    "angka": {"num_format": "#,##0.0###"} | _NUMBER,
    "tanggal": {"num_format": "[$-421]dd mmmm yyyy"} | _TEXT,
}
STYLES = {
    "judul": _BASE | {"bold": True, "font_size": 16, "font_color": DARK},
    "bagian": _BASE | {"bold": True, "font_size": 12, "font_color": DARK},
    "kalimat": _BASE,
    "nomor": _BASE | {"align": "center"},
    "sintetis": _BASE | {"bold": True, "font_color": "#9C5700"},
    "kepala": _HEADER | {"bg_color": DARK},
    "kepala terisi": _HEADER | {"bg_color": "#757575"},
    "sel": _BOX | _TEXT | {"text_wrap": True},
    "sel tebal": _BOX | _TEXT | {"bold": True},
    "hitungan": _BOX | _KINDS["bulat"],
    "metadata": _TYPED | _KINDS["teks"] | {"text_wrap": True},
    **{f"isi {name}": _TYPED | kind for name, kind in _KINDS.items()},
    **{f"terisi {name}": _GIVEN | kind for name, kind in _KINDS.items()},
    "terisi sama": _GIVEN | _KINDS["teks"] | {"shrink": True},
    # Conditional formats may change colours only.
    "salah": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    "kurang": {"bg_color": "#FFF2CC"},
    "ragu": {"bg_color": "#F8CBAD"},
    "baik": {"bg_color": "#C6EFCE", "font_color": "#006100"},
}


def formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """Return the formats of a workbook by name."""
    return {name: book.add_format(style) for name, style in STYLES.items()}
