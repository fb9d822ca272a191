"""Plain values: what checks compare and show, free of numpy, pandas and float noise."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from decimal import Decimal

import numpy as np
import pandas as pd

REL_TOLERANCE = 1e-6  # an expected value may be written with seven digits
NOISE = 1e-9  # what sums of decimals leave around zero
MAX_TEXT = 40  # characters of one value in a message

KINDS = (
    (bool, "benar/salah"),
    (str, "teks"),
    ((int, float), "angka"),
    (dt.date, "tanggal"),
    (pd.DataFrame, "tabel"),
    ((pd.Series, pd.Index), "kolom tabel"),
    ((list, tuple, set, np.ndarray), "daftar"),
    (dict, "kamus (dict)"),
)


def plain(value: object) -> object:
    """Return a Python value: None for any missing mark, int for whole floats, else as is.

    A subclass of a number, a text or a collection becomes the thing itself, so that no
    value says itself what it is equal to.
    """
    if isinstance(value, np.datetime64):
        value = pd.Timestamp(value)
    elif isinstance(value, np.timedelta64):
        value = pd.Timedelta(value)
    elif isinstance(value, np.generic | np.ndarray | pd.Series | pd.Index) and value.size == 1:
        # Through numpy's own method, whatever a subclass says about it.
        value = np.asarray(value).item() if value.dtype.kind not in "mM" else value.item()
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float | Decimal):
        value = (float if isinstance(value, float) else Decimal).__float__(value)
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() else value
    if isinstance(value, int) and not isinstance(value, bool):
        return int.__int__(value)
    if isinstance(value, str):
        return str.__str__(value)
    for collection in (list, tuple, set):
        if isinstance(value, collection):
            return collection(collection.__iter__(value))
    if isinstance(value, dict):
        return dict(dict.items(value))
    if isinstance(value, pd.Timedelta):
        return value.to_pytimedelta()
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime(warn=False)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def is_number(value: object) -> bool:
    """Say whether a plain value is a number; True and False are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(found: object, expected: object, tolerance: float | None = None) -> bool:
    """Compare two values.

    Numbers are the same within `tolerance` (absolute); without one whole numbers must be
    equal and others may differ by a millionth. Lists and dicts are compared member by
    member, so that no object gets to say itself that it is equal.
    """
    found, expected = plain(found), plain(expected)
    if is_number(found) and is_number(expected):
        if tolerance is not None:
            return math.isclose(found, expected, rel_tol=1e-12, abs_tol=tolerance + NOISE)
        if isinstance(found, int) and isinstance(expected, int):
            return found == expected
        return math.isclose(found, expected, rel_tol=REL_TOLERANCE, abs_tol=NOISE)
    if isinstance(found, list | tuple) and isinstance(expected, list | tuple):
        return len(found) == len(expected) and all(
            same(one, other, tolerance) for one, other in zip(found, expected, strict=True)
        )
    if isinstance(found, dict) and isinstance(expected, dict):
        return found.keys() == expected.keys() and all(
            same(found[key], expected[key], tolerance) for key in expected
        )
    return type(found) is type(expected) and found == expected


def leftovers(
    found: Iterable[object], expected: Iterable[object], tolerance: float | None = None
) -> tuple[list[object], list[object]]:
    """Pair equal members in any order; return what is left of `expected` and of `found`."""
    missing, extra = [], [plain(each) for each in found]
    for each in expected:
        for place, other in enumerate(extra):
            if same(other, each, tolerance):
                del extra[place]
                break
        else:
            missing.append(plain(each))
    return missing, extra


def kind(value: object) -> str:
    """Return what a value is, in the words of the messages."""
    value = plain(value)
    if value is None:
        return "kosong"
    for types, name in KINDS:
        if isinstance(value, types):
            return name
    return "fungsi yang belum dipanggil dengan ()" if callable(value) else "bentuk lain"


def shown(value: object) -> str:
    """Return a value as a participant would write it: decimal comma, text in quotes."""
    value = plain(value)
    if value is None:
        return "kosong"
    if isinstance(value, bool):
        return "benar (True)" if value else "salah (False)"
    if isinstance(value, pd.DataFrame):
        return f"tabel {len(value)} baris"
    if isinstance(value, float):
        digits = f"{value:.6g}" if abs(value) < 1 else f"{value:.6f}".rstrip("0").rstrip(".")
        return digits.replace(".", ",")
    # repr makes line breaks and odd spaces inside a text visible
    text = repr(value)[1:-1] if isinstance(value, str) else " ".join(str(value).split())
    text = text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 3]}..."
    return f"'{text}'" if isinstance(value, str) else text


def difference(found: object, expected: object) -> str:
    """Return in brackets how `found` differs, naming the probable slip where one is known."""
    found, expected = plain(found), plain(expected)
    if found is None:
        return "(masih kosong)"
    if isinstance(found, str) and is_number(expected):
        return f"(masih teks, seharusnya angka {shown(expected)})"
    if isinstance(found, str) and isinstance(expected, dt.date):
        return f"(masih teks, seharusnya tanggal {shown(expected)})"
    if is_number(found) and isinstance(expected, str):
        return f"(terbaca angka, seharusnya teks {shown(expected)})"
    if isinstance(found, str) and isinstance(expected, str):
        if found.strip() == expected.strip():
            return "(ada spasi berlebih)"
        if found.split() == expected.split():
            return f"(spasinya berbeda, seharusnya {shown(expected)})"
    if is_number(found) and is_number(expected) and found and expected:
        for factor, words in ((1000, "seribu"), (100, "seratus"), (10, "sepuluh")):
            if math.isclose(expected / found, factor, rel_tol=0.01):
                return f"(seharusnya sekitar {words} kali lebih besar)"
            if math.isclose(found / expected, factor, rel_tol=0.01):
                return f"(seharusnya sekitar {words} kali lebih kecil)"
    return f"(seharusnya {shown(expected)})"
