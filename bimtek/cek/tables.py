"""Checks on tables: columns, number of rows, kinds of values, values by key.

No check depends on row order, index, column order or dtype backend; a key that has become
the index (after `groupby` or `set_index`) counts as a column.
"""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from bimtek.cek.failure import MAX_SHOWN, BelumTepat, check
from bimtek.cek.plain import difference, is_number, kind, plain, same, shown

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
        word = "kelebihan" if len(table) > baris else "kekurangan"
        raise BelumTepat(
            f"{label}: ada {len(table)} baris, seharusnya {baris}"
            f" ({word} {abs(len(table) - baris)} baris)."
        )


@check
def tipe(value: object, kolom: str, jenis: str, *, label: str) -> None:
    """Check that all filled values of a column are of one kind: teks, angka or tanggal."""
    table = _table(value, label)
    _require_columns(table, [kolom], label)
    if jenis not in KINDS:
        raise ValueError(f"unknown kind {jenis}")
    filled = [each for each in _values(table, kolom) if each is not None]
    if not filled:
        raise BelumTepat(f"Kolom {kolom}: semua selnya kosong, seharusnya berisi {jenis}.")
    wrong = [each for each in filled if kind(each) != jenis]
    if wrong:
        raise BelumTepat(
            f"Kolom {kolom}: {len(wrong)} nilai berupa {kind(wrong[0])}, seharusnya {jenis}.\n"
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
        cells, name = found.get(key, []), _place(key)
        if not cells:
            wrong.append(f"  {name}: baris ini tidak ditemukan")
        elif len(cells) > 1:
            wrong.append(f"  {name}: baris ini muncul {len(cells)} kali")
        elif not same(cells[0], expected, toleransi):
            wrong.append(f"  {name}: {shown(cells[0])} {difference(cells[0], expected)}")
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
    total = math.fsum(cells)  # exact, so the order of the rows does not matter
    if not same(total, harapan, toleransi):
        raise BelumTepat(f"Jumlah kolom {kolom}: {shown(total)} {difference(total, harapan)}.")


@check
def lengkap(value: object, kolom: str, *, label: str) -> None:
    """Check that a column has no empty cell; a cell of spaces is empty too."""
    table = _table(value, label)
    _require_columns(table, [kolom], label)
    empty = [
        row
        for row, each in enumerate(_values(table, kolom), start=1)
        if each is None or (isinstance(each, str) and not each.strip())
    ]
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
        names = "; ".join(_place(key) for key in double[:MAX_SHOWN])
        raise BelumTepat(f"{label}: {len(double)} kunci muncul lebih dari sekali.\n  {names}")


def _table(value: object, label: str) -> pd.DataFrame:
    sheets = isinstance(value, dict) and value.values()
    if sheets and all(isinstance(each, pd.DataFrame) for each in sheets):
        raise BelumTepat(
            f"{label} berisi beberapa lembar sekaligus, seharusnya satu tabel.\n"
            "Coba periksa: sebutkan satu nama lembar pada sheet_name."
        )
    if isinstance(value, pd.Series) and pd.api.types.is_bool_dtype(value):
        raise BelumTepat(
            f"{label} berisi jawaban benar/salah, belum tabelnya.\n"
            "Coba periksa: tulis nama_tabel[syaratnya], supaya yang tersimpan baris-barisnya."
        )
    if not isinstance(value, pd.DataFrame):
        raise BelumTepat(
            f"{label} seharusnya berupa tabel (DataFrame pandas), sekarang {kind(value)}."
        )
    table = pd.DataFrame(value)
    levels = [name for name in table.index.names if name is not None and name not in table]
    return table.reset_index(level=levels) if levels else table


def _require_columns(table: pd.DataFrame, wanted: Sequence[str], label: str) -> None:
    # `in table.columns` would find the upper names of a header with two levels too.
    missing = [str(name) for name in wanted if name not in set(table.columns)]
    if not missing:
        return
    present = [str(name) for name in table.columns]
    unnamed = sum(name.startswith("Unnamed") for name in present)
    lines = [f"{label}: kolom {', '.join(missing[:MAX_SHOWN])} belum ada."]
    if unnamed * 2 >= len(present) > 0:
        lines.append("  Nama kolom terbaca 'Unnamed': baris judul ikut menjadi kepala tabel.")
    else:
        more = f", dan {len(present) - 6} kolom lain" if len(present) > 6 else ""
        lines.append(f"  Kolom yang ada: {', '.join(present[:6])}{more}")
        lines += [f"  {hint}" for name in missing if (hint := _near(name, present))][:1]
    if any(isinstance(name, tuple) for name in table.columns):
        lines.append("  Kepala tabel masih dua tingkat.")
    raise BelumTepat("\n".join(lines))


def _near(name: str, present: list[str]) -> str:
    if {f"{name}_x", f"{name}_y"} <= set(present):
        return f"'{name}' ada di kedua tabel yang digabung; ganti nama salah satunya dahulu."
    if name in present:
        return f"Nama kolom {name} terbaca angka, seharusnya teks '{name}'."
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


def _place(key: tuple) -> str:
    return " / ".join("kosong" if each is None else str(each) for each in key)
