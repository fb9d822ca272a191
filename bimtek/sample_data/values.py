"""Plain values of tables: what counts as empty, as a date, as the same."""

from __future__ import annotations

import datetime as dt

import pandas as pd


def same(one: object, other: object) -> bool:
    """Compare two plain values: texts exactly, numbers up to float noise."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-6 + 1e-9 * abs(other)
    return one == other


def plain(value: object, is_date: bool = False) -> object:
    """Return a value of Python's own types, None for empty; a date may come as ISO text."""
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, str):
        return _date(value) if is_date else value or None
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    return value.item() if hasattr(value, "item") else value


def _date(text: str) -> object:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text or None


def key_part(value: object) -> object:
    """Return the value as part of a key: 1 and 1.0 are the same."""
    return float(value) if isinstance(value, int | float) else value
