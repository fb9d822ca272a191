"""Plain values: what checks compare and show, free of numpy, pandas and float noise."""

from __future__ import annotations

import datetime as dt
import math
from numbers import Number

import pandas as pd

REL_TOLERANCE = 1e-6


def plain(value: object) -> object:
    """Return a Python value: None for any missing mark, int for whole floats, else as is."""
    if hasattr(value, "item") and not isinstance(value, pd.Timestamp):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() else value
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def is_number(value: object) -> bool:
    """Say whether a plain value is a number; True and False are not."""
    return isinstance(value, Number) and not isinstance(value, bool)


def same(found: object, expected: object, tolerance: float | None = None) -> bool:
    """Compare two plain values; numbers within `tolerance` (absolute) or a millionth."""
    if is_number(found) and is_number(expected):
        absolute = 0.0 if tolerance is None else tolerance
        return math.isclose(found, expected, rel_tol=REL_TOLERANCE, abs_tol=absolute)
    return type(found) is type(expected) and found == expected


def shown(value: object) -> str:
    """Return a value as a participant would write it: decimal comma, text in quotes."""
    if value is None:
        return "kosong"
    if isinstance(value, bool):
        return "benar (True)" if value else "salah (False)"
    if isinstance(value, float):
        return f"{value:.6g}".replace(".", ",")
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= 40 else f"'{value[:37]}...'"
    return str(value)


def difference(found: object, expected: object) -> str:
    """Return in brackets how `found` differs, naming the probable slip where one is known."""
    if found is None:
        return "(masih kosong)"
    if isinstance(found, str) and is_number(expected):
        return f"(masih teks, seharusnya angka {shown(expected)})"
    if is_number(found) and isinstance(expected, str):
        return f"(terbaca angka, seharusnya teks {shown(expected)})"
    if isinstance(found, str) and isinstance(expected, str) and found.strip() == expected.strip():
        return "(ada spasi berlebih)"
    if is_number(found) and is_number(expected) and found and expected:
        for factor, words in ((1000, "seribu"), (100, "seratus"), (10, "sepuluh")):
            if math.isclose(expected / found, factor, rel_tol=0.01):
                return f"(seharusnya sekitar {words} kali lebih besar)"
            if math.isclose(found / expected, factor, rel_tol=0.01):
                return f"(seharusnya sekitar {words} kali lebih kecil)"
    return f"(seharusnya {shown(expected)})"
