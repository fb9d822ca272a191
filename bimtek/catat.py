"""Mencatat apa saja yang berubah antara dua tabel (dipakai peserta di notebook)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from bimtek.cek.plain import plain
from bimtek.errors import CourseError

KINDS = ("nilai diubah", "baris dibuang", "baris ditambah", "kolom dibuang", "kolom ditambah")
EMPTY, NOTHING = "(kosong)", "(tidak ada)"
WHOLE_ROW, EVERY_ROW = "(seluruh baris)", "(semua)"
ODD_SPACE = "␣"
ODD_SPACES = {"\xa0": "spasi tak terputus", "\t": "tab", "\n": "ganti baris"}


class Cell(NamedTuple):
    """A cell as it is compared and as it stands in the log."""

    exact: str
    shown: str


def perubahan(
    sebelum: pd.DataFrame, sesudah: pd.DataFrame, kunci: str | Sequence[str]
) -> pd.DataFrame:
    """Return the change log between two versions of a table, one row per changed cell.

    `kunci` names the column or columns that tell the rows apart. The log has these, then
    jenis (one of KINDS), kolom, sebelum and sesudah; the last two are texts, so that Excel
    shows them unaltered: dates as 16/01/2024, spaces one does not see as ␣. The order of
    rows and columns and the index do not matter, and a text that merely became the same
    number or date is no change. A key may be repeated in `sebelum`: the row most like the
    one kept is its earlier version, the others are "baris dibuang". Raises CourseError when
    a key column is missing or a key is repeated in `sesudah`.
    """
    keys = [kunci] if isinstance(kunci, str) else list(kunci)
    before, after = _table(sebelum, "sebelum", keys), _table(sesudah, "sesudah", keys)
    _require_unique(after, keys)
    shared = [name for name in before if name in after and name not in keys]
    old_rows, new_rows = _by_key(before, keys), {k: v[0] for k, v in _by_key(after, keys).items()}
    log = []
    for key, rows in old_rows.items():
        new = new_rows.get(key)
        kept = None if new is None else min(rows, key=lambda row: len(_differing(row, new, shared)))
        for row in rows:
            names = [before[name].iloc[row["position"]] for name in keys]
            if row is kept:
                for name in _differing(row, new, shared):
                    log.append([*names, KINDS[0], name, row[name].shown, new[name].shown])
            else:
                log.append([*names, KINDS[1], WHOLE_ROW, _line(row, before), NOTHING])
    for key, new in new_rows.items():
        if key not in old_rows:
            names = [after[name].iloc[new["position"]] for name in keys]
            log.append([*names, KINDS[2], WHOLE_ROW, NOTHING, _line(new, after)])
    for kind, here, there in ((KINDS[3], before, after), (KINDS[4], after, before)):
        for name in here:
            if name not in there:
                log.append([*[EVERY_ROW] * len(keys), kind, name, *_sides(kind)])
    return pd.DataFrame(log, columns=[*keys, "jenis", "kolom", "sebelum", "sesudah"])


def _table(table: pd.DataFrame, name: str, keys: list[str]) -> pd.DataFrame:
    """Return the table with a named index as columns, checked for its keys."""
    if not isinstance(table, pd.DataFrame):
        raise CourseError(f"{name} berisi satu tabel (DataFrame pandas), bukan yang lain.")
    levels = [level for level in table.index.names if level is not None and level not in table]
    table = table.reset_index(level=levels) if levels else table
    if not keys:
        raise CourseError('kunci berisi nama kolom yang membedakan baris, misalnya "No Kejadian".')
    missing = [str(key) for key in keys if key not in table]
    if missing:
        raise CourseError(
            f"Kolom kunci {', '.join(missing)} tidak ada di tabel {name}; "
            "pakai nama kolom yang ada di kedua tabel."
        )
    double = [str(column) for column, times in Counter(table.columns).items() if times > 1]
    if double:
        raise CourseError(
            f"Kolom {', '.join(double)} muncul lebih dari sekali di tabel {name}; "
            "ganti nama salah satunya dengan rename."
        )
    return table


def _require_unique(after: pd.DataFrame, keys: list[str]) -> None:
    repeated = [rows[0] for rows in _by_key(after, keys).values() if len(rows) > 1]
    if repeated:
        example = " / ".join(repeated[0][key].shown for key in keys)
        raise CourseError(
            f"Kunci {' + '.join(map(str, keys))} muncul lebih dari sekali di tabel sesudah "
            f"(misalnya {example}); buang dulu baris gandanya, atau "
            "tambahkan kolom lain yang membedakannya ke kunci; atau tertukar: "
            "tabel lama ditulis dahulu, baru tabel baru."
        )


def _by_key(table: pd.DataFrame, keys: list[str]) -> dict[tuple[str, ...], list[dict]]:
    """Return the rows as cells under their key, in the order of the table."""
    columns = {name: [_cell(each) for each in table[name].tolist()] for name in table}
    found: dict[tuple[str, ...], list[dict]] = {}
    for position in range(len(table)):
        row = {"position": position} | {name: cells[position] for name, cells in columns.items()}
        found.setdefault(tuple(row[key].exact for key in keys), []).append(row)
    return found


def _differing(old: dict, new: dict, names: list[str]) -> list[str]:
    return [name for name in names if not _same(old[name], new[name])]


def _same(old: Cell, new: Cell) -> bool:
    # The text 16/01/2024 that became that date looks the same; two odd spaces do so too.
    looks_same = old.shown == new.shown and ODD_SPACE not in old.shown
    return looks_same or old.exact == new.exact


def _line(row: dict, table: pd.DataFrame) -> str:
    return " | ".join(row[name].shown for name in table)


def _sides(kind: str) -> tuple[str, str]:
    return ("ada", NOTHING) if kind == KINDS[3] else (NOTHING, "ada")


def _cell(value: object) -> Cell:
    """Return a cell as compared (plain digits, ISO dates) and as shown."""
    value = plain(value)
    if value is None or value == "":
        return Cell(EMPTY, EMPTY)
    if isinstance(value, float):
        return Cell(text := f"{value:.15g}", text)
    if isinstance(value, dt.datetime):
        value = value.isoformat(sep=" ")
    elif isinstance(value, dt.date):
        return Cell(value.isoformat(), f"{value:%d/%m/%Y}")
    text = str(value)
    # An Excel date that was read as text; without a time it is shown as it was typed.
    moment = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)([ T]\d\d:\d\d:\d\d)", text)
    if moment is None:
        return Cell(text, _visible(text))
    year, month, day, time = moment.groups()
    time = "" if time.endswith("00:00:00") else f" {time[1:]}"
    return Cell(f"{year}-{month}-{day}{time}", f"{day}/{month}/{year}{time}")


def _visible(text: str) -> str:
    """Return the text with ␣ for each space that is doubled, outside or not a plain one."""
    names = [name for space, name in ODD_SPACES.items() if space in text]
    marked = re.sub(r"^\s+|\s+$|\s{2,}|[^\S ]", lambda found: ODD_SPACE * len(found[0]), text)
    return f"{marked} ({', '.join(names)})" if names else marked
