"""Read a value that someone typed for a column, as Indonesians type numbers and dates."""

from __future__ import annotations

import datetime as dt
import re

from bimtek.errors import CourseError
from bimtek.fill_in import allowed, mask, messages, rules
from bimtek.sample_data.declaration import Field


def parse(column: Field, text: str) -> object:
    """Return `text` as a value the column may hold; CourseError if it may not."""
    try:
        value = typed(column.type, text)
    except ValueError:
        raise CourseError(
            f"{column.name}: {text!r} bukan {messages.TYPES[column.type]}. Contoh yang diterima:"
            f" {messages.shown(messages.example(column))}."
        ) from None
    choices = allowed.values(column)
    if choices and value not in choices:
        listed = "; ".join(map(messages.shown, choices[: messages.SHORT_LIST]))
        more = "; …" if len(choices) > messages.SHORT_LIST else ""
        raise CourseError(f"{column.name}: {text!r} tidak ada dalam daftarnya: {listed}{more}.")
    pattern = column.constraints.get("pattern")
    if pattern and not re.fullmatch(pattern, text):
        raise CourseError(
            f"{column.name}: {text!r} tidak berbentuk {mask.shown(pattern)};"
            " setiap # berarti satu angka."
        )
    if column.type in ("integer", "number", "date"):
        low, high = rules.limits(column)
        if not low <= value <= high:
            raise CourseError(
                f"{column.name}: {text!r} di luar batas {messages.shown(low)} sampai"
                f" {messages.shown(high)}."
            )
    return value


def typed(kind: str, text: str) -> object:
    """Return `text` as a value of a Table Schema type; ValueError if it is none."""
    text = text.strip()
    if kind == "integer":
        return int(text)
    if kind == "number":
        number = float(text.replace(",", "."))
        return int(number) if number.is_integer() else number
    if kind == "date":
        # A cell of Excel that holds a date is read as 2026-08-17 00:00:00.
        iso = re.fullmatch(r"(\d{4}-\d{2}-\d{2})( 00:00:00)?", text)
        if iso:
            return dt.date.fromisoformat(iso[1])
        return dt.datetime.strptime(text, "%d/%m/%Y").date()
    return text
