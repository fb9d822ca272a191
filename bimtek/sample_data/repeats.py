"""Rows that stand in a file twice: how the second differs from the first, by code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable


def _other_spelling(value: object) -> object:
    return f"{str(value).upper()} "


def _day_after(value: object) -> object:
    if not isinstance(value, dt.date):
        raise ValueError("the same event twice needs a field of dates")
    return value + dt.timedelta(days=1)


REPEAT: dict[str, Callable[[object], object]] = {
    "GANDA-PERSIS": lambda value: value,
    "GANDA-MIRIP": _other_spelling,
    "GANDA-PERISTIWA": _day_after,
}
