"""Which rows a form can already show because the values of its keys are known.

Every kecamatan has to report, every month and both sexes: nobody should type that again.
Entries of a register (an event, a case) are not known before they happen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

import pandas as pd

from bimtek.fill_in import allowed
from bimtek.sample_data.declaration import Field
from bimtek.sample_data.values import plain

Row = Mapping[str, object]
MOST_ROWS = 5000
# A table that fills less of its grid than this is a list of things that happened.
FULL_ENOUGH = 2 / 3
SHORT_RANGE = 12  # a whole-number key with so few possible values, such as bulan, is a list


def expected(
    fields: Sequence[Field], keys: Sequence[str], fixed: Row, seen: pd.DataFrame | None = None
) -> tuple[Row, ...]:
    """Return one row per combination of the keys, with what follows from them; maybe none.

    `seen` is an earlier table with these columns: who reported then is expected again.
    The columns in `fixed` are left out of the rows.
    """
    columns = {each.name: each for each in fields}
    spaces = {key: _values(columns[key], seen, single=len(keys) == 1) for key in keys}
    if not spaces or not all(spaces.values()):
        return ()
    if seen is not None and len(seen) < FULL_ENOUGH * _size(spaces):
        return ()
    units = [key for key in keys if _names_a_unit(columns[key])]
    if any(key in fixed and fixed[key] not in spaces[key] for key in units):
        return ()
    spaces |= {key: [fixed[key]] for key in keys if key in fixed}
    if _size(spaces) > MOST_ROWS:
        return ()
    followers = {key: _followers(key, fields, keys, seen) for key in units}
    rows = []
    for values in product(*spaces.values()):
        row = dict(zip(spaces, values, strict=True))
        for key, known in followers.items():
            row |= {name: after[row[key]] for name, after in known.items()}
        rows.append({name: value for name, value in row.items() if name not in fixed})
    return tuple(rows)


def _size(spaces: Mapping[str, Sequence[object]]) -> int:
    return prod(len(each) for each in spaces.values())


def _names_a_unit(column: Field) -> bool:
    """Tell a place, an office or a school from a period and a category."""
    return column.type == "string" and "enum" not in column.constraints


def _values(key: Field, seen: pd.DataFrame | None, single: bool) -> list[object]:
    """Return the values a key will have, in order; none if they cannot be known."""
    if "enum" in key.constraints:
        return list(key.constraints["enum"])
    if seen is not None:
        # The only key of a register numbers its entries, unless a reference lists it.
        known = key.reference or not single
        return list(dict.fromkeys(map(plain, seen[key.name].tolist()))) if known else []
    if key.reference:
        return list(allowed.values(key))
    low, high = (key.constraints.get(name) for name in ("minimum", "maximum"))
    if key.type == "integer" and low is not None and high is not None:
        return list(range(low, high + 1)) if high - low < SHORT_RANGE else []
    return []


def _followers(
    key: str, fields: Sequence[Field], keys: Sequence[str], seen: pd.DataFrame | None
) -> dict[str, dict[object, object]]:
    """Return the columns that follow from a unit alone (its name, its kecamatan), by unit.

    In an earlier table they are the text columns right behind it that never differ within
    a unit. Where there is one row per unit that says nothing, and a reference must tell.
    """
    at = next(index for index, each in enumerate(fields) if each.name == key)
    if seen is None:
        return {
            each.name: after
            for each in fields
            if each.name not in keys and (after := allowed.names_by_code(fields[at], each))
        }
    found = {}
    for each in fields[at + 1 :]:
        usable = each.type == "string" and each.name not in keys
        if not usable or (len(keys) == 1 and not each.reference):
            break
        pairs = seen[[key, each.name]].drop_duplicates()
        if len(pairs) > seen[key].nunique():
            break
        found[each.name] = dict(zip(pairs[key], map(plain, pairs[each.name]), strict=True))
    return found
