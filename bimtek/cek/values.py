"""Checks on single values and lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from bimtek.cek.calling import result_of
from bimtek.cek.failure import MAX_SHOWN, BelumTepat, check
from bimtek.cek.plain import difference, is_number, kind, leftovers, plain, same, shown


@check
def ada(value: object, *, label: str) -> None:
    """Check that the variable exists and is filled."""


@check
def angka(value: object, harapan: float, *, label: str, toleransi: float | None = None) -> None:
    """Check one number, within `toleransi` (absolute) or as `plain.same` compares."""
    if not is_number(plain(value)):
        raise BelumTepat(f"{label} seharusnya berupa satu angka, sekarang {kind(value)}.")
    if not same(value, harapan, toleransi):
        raise BelumTepat(f"{label}: {shown(value)} {difference(value, harapan)}.")


@check
def teks(value: object, harapan: str | Iterable[str], *, label: str) -> None:
    """Check one text against the accepted spellings, ignoring case and outer spaces."""
    accepted = [harapan] if isinstance(harapan, str) else list(harapan)
    found = plain(value)
    if not isinstance(found, str):
        raise BelumTepat(f"{label} seharusnya berupa teks, sekarang {kind(value)}.")
    if found.strip().casefold() not in {each.strip().casefold() for each in accepted}:
        raise BelumTepat(f"{label}: {shown(found)} (seharusnya {shown(accepted[0])}).")


@check
def daftar(value: object, harapan: Iterable[object], *, label: str) -> None:
    """Check the members of a list, tuple, set, column or index; the order is free."""
    # A generator is empty the second time, so the next check would find nothing in it.
    if not isinstance(value, Collection) or isinstance(value, str | Mapping | pd.DataFrame):
        raise BelumTepat(f"{label} seharusnya berupa daftar [...], sekarang {kind(value)}.")
    expected = list(harapan)
    missing, extra = leftovers(value, expected)
    repeated = [each for each in expected if any(same(other, each) for other in extra)]
    foreign = [each for each in extra if not any(same(each, other) for other in expected)]
    lines = [
        f"  {words}: {_listed(members)}"
        for words, members in (
            ("belum ada", missing),
            ("tidak perlu", foreign),
            ("muncul terlalu sering", repeated),
        )
        if members
    ]
    if lines:
        raise BelumTepat("\n".join([f"{label}: isi daftar belum tepat.", *lines]))


@check
def fungsi(
    value: object,
    masukan: tuple,
    harapan: object,
    *,
    label: str,
    toleransi: float | None = None,
) -> None:
    """Call the participant's function with `masukan`; a list's order is free in the result."""
    if not callable(value) or isinstance(value, type):
        raise BelumTepat(f"{label} seharusnya berupa fungsi (def ...), sekarang {kind(value)}.")
    call = f"Pemanggilan dengan {', '.join(shown(each) for each in masukan)}"
    try:
        found = result_of(value, masukan)
    except (Exception, SystemExit) as error:
        raise BelumTepat(f"{call} berhenti dengan galat:\n  {_one_line(error)}") from None
    if found is None:
        raise BelumTepat(f"{call} tidak menghasilkan apa-apa. Apakah ada baris return?")
    if isinstance(harapan, list | tuple | set):
        if not isinstance(found, Iterable) or isinstance(found, str | Mapping | pd.DataFrame):
            raise BelumTepat(f"{call} seharusnya menghasilkan daftar, sekarang {kind(found)}.")
        found = list(found)
        if any(leftovers(found, harapan, toleransi)):
            results = f"menghasilkan [{_listed(found)}], seharusnya [{_listed(list(harapan))}]"
            raise BelumTepat(f"{call} {results}.")
    elif not same(found, harapan, toleransi):
        raise BelumTepat(f"{call}: {shown(found)} {difference(found, harapan)}.")


def _one_line(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:120]}".removesuffix(": ")


def _listed(values: list) -> str:
    more = f" dan {len(values) - MAX_SHOWN} lagi" if len(values) > MAX_SHOWN else ""
    # Between numbers with a decimal comma a comma would not be seen.
    comma = "; " if any(isinstance(plain(each), float) for each in values) else ", "
    return comma.join(shown(each) for each in values[:MAX_SHOWN]) + more
