"""Checks on tables: columns, number of rows, kinds of values, values by key.

No check depends on row order, index, column order or dtype backend.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from bimtek.cek.failure import MAX_SHOWN, BelumTepat, check
from bimtek.cek.plain import difference, is_number, plain, same, shown

KINDS = ("teks", "angka", "tanggal")


@check
def tabel(
    value: object,
    *,
    label: str,
    kolom: Sequence[str] = (),
    baris: int | None = None,
) -> None:
    """Check that the value is a table with these columns (others may be there) and rows."""
    table = _table(value, label)
    _require_columns(table, kolom, label)
    if baris is not None and len(table) != baris:
        word = "lebih" if len(table) > baris else "kurang"
        raise BelumTepat(
            f"{label}: ada {len(table)} baris, seharusnya {baris}"
            f" ({abs(len(table) - baris)} {word})."
        )


@check
def tipe(value: object, kolom: str, jenis: str, *, label: str) -> None:
    """Check that all filled values of a column are of one kind: teks, angka or tanggal."""
    table = _table(value, label)
    _require_columns(table, [kolom], label)
    if jenis not in KINDS:
        raise ValueError(f"unknown kind {jenis}")
    wrong = [each for each in _values(table, kolom) if each is not None and _kind(each) != jenis]
    if wrong:
        raise BelumTepat(
            f"Kolom {kolom}: {len(wrong)} nilai berupa {_kind(wrong[0])}, seharusnya {jenis}.\n"
            f"  Contoh yang terbaca: {shown(wrong[0])}"
        )


@check
def nilai(
    value: object,
    kunci: Sequence[str],
    kolom: str,
    harapan: Mapping[object, object],
    *,
    label: str,
    toleransi: float | None = None,
) -> None:
    """Check values of a column at rows found by key.

    `harapan` maps a key (a tuple when `kunci` has several columns) to the value expected
    there. Rows not named are not looked at.
    """
    table = _table(value, label)
    _require_columns(table, [*kunci, kolom], label)
    found: dict[tuple, list[object]] = {}
    for *key, cell in zip(*(_values(table, name) for name in [*kunci, kolom]), strict=True):
        found.setdefault(tuple(key), []).append(cell)
    wrong = []
    for key, expected in harapan.items():
        key = tuple(plain(each) for each in (key if isinstance(key, tuple) else (key,)))
        cells, name = found.get(key, []), " / ".join(str(each) for each in key)
        if not cells:
            wrong.append(f"  {name}: baris ini tidak ditemukan")
        elif len(cells) > 1:
            wrong.append(f"  {name}: baris ini muncul {len(cells)} kali")
        elif not same(cells[0], plain(expected), toleransi):
            wrong.append(f"  {name}: {shown(cells[0])} {difference(cells[0], plain(expected))}")
    if wrong:
        heading = f"Kolom {kolom}: {len(wrong)} nilai belum benar."
        raise BelumTepat("\n".join([heading, *wrong[:MAX_SHOWN]]))


@check
def jumlah(
    value: object, kolom: str, harapan: float, *, label: str, toleransi: float | None = None
) -> None:
    """Check the sum of a column of numbers."""
    table = _table(value, label)
    _require_columns(table, [kolom], label)
    cells = [each for each in _values(table, kolom) if each is not None]
    texts = [each for each in cells if not is_number(each)]
    if texts:
        raise BelumTepat(
            f"Kolom {kolom} belum dapat dijumlahkan: {len(texts)} nilai bukan angka.\n"
            f"  Contoh: {shown(texts[0])}"
        )
    if not same(plain(float(sum(cells))), harapan, toleransi):
        total = plain(float(sum(cells)))
        raise BelumTepat(f"Jumlah kolom {kolom}: {shown(total)} {difference(total, harapan)}.")


@check
def lengkap(value: object, kolom: str, *, label: str) -> None:
    """Check that a column has no empty cell."""
    table = _table(value, label)
    _require_columns(table, [kolom], label)
    empty = [row for row, each in enumerate(_values(table, kolom), start=1) if each in (None, "")]
    if empty:
        places = ", ".join(str(row) for row in empty[:MAX_SHOWN])
        raise BelumTepat(f"Kolom {kolom}: {len(empty)} sel kosong, mulai di baris ke-{places}.")


@check
def unik(value: object, kunci: Sequence[str], *, label: str) -> None:
    """Check that no two rows share the same key."""
    table = _table(value, label)
    _require_columns(table, kunci, label)
    keys = list(zip(*(_values(table, name) for name in kunci), strict=True))
    double = sorted((key for key, times in Counter(keys).items() if times > 1), key=str)
    if double:
        names = "; ".join(" / ".join(str(each) for each in key) for key in double[:MAX_SHOWN])
        raise BelumTepat(f"{label}: {len(double)} kunci muncul lebih dari sekali.\n  {names}")


def _table(value: object, label: str) -> pd.DataFrame:
    if isinstance(value, dict):
        raise BelumTepat(
            f"{label} berisi beberapa lembar sekaligus, seharusnya satu tabel.\n"
            "Coba periksa: sebutkan satu nama lembar pada sheet_name."
        )
    if not isinstance(value, pd.DataFrame):
        raise BelumTepat(f"{label} seharusnya berupa tabel (DataFrame pandas).")
    return value


def _require_columns(table: pd.DataFrame, wanted: Sequence[str], label: str) -> None:
    missing = [name for name in wanted if name not in table.columns]
    if not missing:
        return
    present = [str(name) for name in table.columns]
    lines = [f"{label}: kolom {', '.join(missing[:MAX_SHOWN])} belum ada."]
    if any(name.startswith("Unnamed") for name in present):
        lines.append("  Nama kolom terbaca 'Unnamed': baris judul ikut menjadi kepala tabel.")
    else:
        lines.append(f"  Kolom yang ada: {', '.join(present[:6])}")
        lines += [f"  {hint}" for name in missing if (hint := _near(name, present))][:1]
    if any(isinstance(name, tuple) for name in table.columns):
        lines.append("  Kepala tabel masih dua tingkat.")
    raise BelumTepat("\n".join(lines))


def _near(name: str, present: list[str]) -> str:
    for other in present:
        if other.strip().casefold() == name.casefold():
            return f"'{other}' beda huruf besar/kecil atau spasi dengan '{name}'."
    close = difflib.get_close_matches(name, present, n=1, cutoff=0.8)
    return f"Apakah '{close[0]}' seharusnya '{name}'?" if close else ""


def _values(table: pd.DataFrame, name: str) -> list[object]:
    column = table[name]
    if isinstance(column, pd.DataFrame):
        raise BelumTepat(f"Kolom {name} muncul lebih dari sekali di tabel Anda.")
    return [plain(each) for each in column.tolist()]


def _kind(value: object) -> str:
    if isinstance(value, str):
        return "teks"
    if is_number(value):
        return "angka"
    return "tanggal" if hasattr(value, "isoformat") else "bentuk lain"
