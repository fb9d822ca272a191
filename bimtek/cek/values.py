"""Checks on single values and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bimtek.cek.failure import MAX_SHOWN, BelumTepat, check
from bimtek.cek.plain import difference, is_number, plain, same, shown


@check
def ada(value: object, *, label: str) -> None:
    """Check that the variable exists and is filled."""


@check
def angka(value: object, harapan: float, *, label: str, toleransi: float | None = None) -> None:
    """Check one number, within `toleransi` (absolute) or a millionth of it."""
    found = plain(value)
    if isinstance(found, str) or not is_number(found):
        raise BelumTepat(f"{label} seharusnya berupa satu angka, sekarang {_kind(value)}.")
    if not same(found, harapan, toleransi):
        raise BelumTepat(f"{label}: {shown(found)} {difference(found, harapan)}.")


@check
def teks(value: object, harapan: str | Iterable[str], *, label: str) -> None:
    """Check one text against the accepted spellings, ignoring case and outer spaces."""
    accepted = [harapan] if isinstance(harapan, str) else list(harapan)
    if not isinstance(value, str):
        raise BelumTepat(f"{label} seharusnya berupa teks, sekarang {_kind(value)}.")
    if value.strip().casefold() not in {each.strip().casefold() for each in accepted}:
        raise BelumTepat(f"{label}: {shown(value)} (seharusnya {shown(accepted[0])}).")


@check
def daftar(value: object, harapan: Iterable[object], *, label: str) -> None:
    """Check the members of a list, tuple, set, column or index; the order is free."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise BelumTepat(f"{label} seharusnya berupa daftar [...], sekarang {_kind(value)}.")
    found = Counter(plain(each) for each in value)
    expected = Counter(plain(each) for each in harapan)
    missing, extra = list((expected - found).elements()), list((found - expected).elements())
    lines = []
    if missing:
        lines.append(f"  belum ada: {_listed(missing)}")
    if extra:
        lines.append(f"  tidak perlu: {_listed(extra)}")
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
        raise BelumTepat(f"{label} seharusnya berupa fungsi (def ...), sekarang {_kind(value)}.")
    call = f"Pemanggilan dengan {', '.join(shown(each) for each in masukan)}"
    try:
        found = value(*masukan)
    except Exception as error:
        raise BelumTepat(f"{call} berhenti dengan galat:\n  {_one_line(error)}") from None
    if found is None:
        raise BelumTepat(f"{call} tidak menghasilkan apa-apa. Apakah ada baris return?")
    if isinstance(harapan, list | tuple | set):
        if isinstance(found, str) or not isinstance(found, Iterable):
            raise BelumTepat(f"{call} seharusnya menghasilkan daftar, sekarang {_kind(found)}.")
        found, expected = [plain(each) for each in found], [plain(each) for each in harapan]
        if Counter(found) != Counter(expected):
            results = f"menghasilkan [{_listed(found)}], seharusnya [{_listed(expected)}]"
            raise BelumTepat(f"{call} {results}.")
    elif not same(plain(found), plain(harapan), toleransi):
        raise BelumTepat(f"{call}: {shown(plain(found))} {difference(plain(found), harapan)}.")


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:120]}"


def _listed(values: list) -> str:
    more = f" dan {len(values) - MAX_SHOWN} lagi" if len(values) > MAX_SHOWN else ""
    return ", ".join(shown(each) for each in values[:MAX_SHOWN]) + more


def _kind(value: object) -> str:
    names = {
        "str": "teks",
        "int": "angka",
        "float": "angka",
        "list": "daftar",
        "bool": "benar/salah",
    }
    names |= {"DataFrame": "tabel", "Series": "kolom tabel", "function": "fungsi", "type": "jenis"}
    return names.get(type(value).__name__, "bentuk lain")
