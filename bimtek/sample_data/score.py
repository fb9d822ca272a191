"""Score a cleaning: compare a cleaned table with the truth and the ledger.

A defect is repaired when every cell it touched holds the true value again, and a repeated
row is when it is gone. Codes the catalogue marks `tandai` cannot be known from the file
(a rounded number, an impossible date): for them an empty cell counts too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bimtek.errors import CourseError
from bimtek.sample_data import catalogue
from bimtek.sample_data.declaration import Dataset
from bimtek.sample_data.provenance import Key, Provenance, keys_of, trace
from bimtek.sample_data.values import key_part, plain, same


@dataclass(frozen=True)
class Score:
    """What a cleaning achieved.

    `defects` has one row per ledger row of a defect (berkas, lembar, sel, kode, hasil with
    diperbaiki or terlewat); `damaged` one per good cell that is not the truth any more
    (keys, kolom, seharusnya, sekarang); `lost` and `unknown` hold the keys of rows that
    are missing from the cleaned table or do not belong in it.
    """

    defects: pd.DataFrame
    damaged: pd.DataFrame
    lost: list[Key]
    unknown: list[Key]

    @property
    def repaired(self) -> int:
        """Number of defects repaired."""
        return int((self.defects["hasil"] == "diperbaiki").sum())

    @property
    def share(self) -> float:
        """Share of defects repaired, 0 to 1."""
        return self.repaired / len(self.defects) if len(self.defects) else 1.0

    @cached_property
    def by_code(self) -> pd.DataFrame:
        """Per mess code: kode, cacat, diperbaiki, terlewat."""
        counts = pd.crosstab(self.defects["kode"], self.defects["hasil"])
        counts = counts.reindex(columns=["diperbaiki", "terlewat"], fill_value=0)
        counts.insert(0, "cacat", counts.sum(axis=1))
        return counts.rename_axis(columns=None).reset_index()


def score_cleaning(cleaned: pd.DataFrame, dataset: Dataset) -> Score:
    """Score `cleaned` against the truth of `dataset`.

    Row order, column order, further columns, dtypes and float noise do not matter. Raises
    CourseError when a key or another column of the truth is missing or stands twice.
    """
    facts = trace(dataset)
    columns = list(facts.good.columns)
    good = _rows(facts.good, facts.good)
    table = _rows(_checked(cleaned, dataset, columns), facts.good)
    matching = _Matching(facts, good, table, dataset.keys)
    found = [matching.row(at) for at in range(len(good))]
    wrong, empty = set(), set()
    for at, row in enumerate(found):
        for index, name in enumerate(columns):
            if row is None or not same(row[index], good[at][index]):
                wrong.add((at, name))
                if row is not None and row[index] is None:
                    empty.add((at, name))
    marked = {code for code, each in catalogue.load().items() if each.penanganan == catalogue.MARK}
    done = [
        not (defect.cells & wrong - (empty if defect.row.kode in marked else set()))
        and matching.is_gone(defect.repeated)
        for defect in facts.defects
    ]
    touched = {cell for defect in facts.defects for cell in defect.cells}
    damaged = [
        [*matching.keys[at], name, good[at][index], found[at][index]]
        for at, name in sorted(wrong - touched)
        if found[at] is not None and (index := columns.index(name)) >= 0
    ]
    return Score(
        _defect_table(facts, done),
        pd.DataFrame(damaged, columns=[*dataset.keys, "kolom", "seharusnya", "sekarang"]),
        [matching.keys[at] for at, row in enumerate(found) if row is None],
        matching.unknown,
    )


def _checked(cleaned: pd.DataFrame, dataset: Dataset, columns: list[str]) -> pd.DataFrame:
    """Return the columns of the truth, in its order."""
    missing = [name for name in columns if name not in cleaned.columns]
    if missing:
        kind = "Kolom kunci" if set(missing) & set(dataset.keys) else "Kolom"
        raise CourseError(
            f"{kind} {', '.join(missing)} tidak ada di tabel bersih; kolom yang ada:"
            f" {', '.join(map(str, cleaned.columns))}. Samakan nama kolomnya dengan kamus data."
        )
    double = [name for name in columns if isinstance(cleaned[name], pd.DataFrame)]
    if double:
        raise CourseError(
            f"Kolom {', '.join(double)} muncul lebih dari sekali di tabel bersih. Sisakan satu."
        )
    return cleaned[columns]


def _rows(table: pd.DataFrame, good: pd.DataFrame) -> list[tuple]:
    """Return plain rows; columns of dates in `good` may also hold ISO texts."""
    dates = {
        name for name in good if any(isinstance(value, dt.date) for value in good[name].tolist())
    }
    columns = [[plain(each, name in dates) for each in table[name].tolist()] for name in good]
    return list(zip(*columns, strict=True))


class _Matching:
    """Which row of the cleaned table stands for which row of the truth.

    A row is known by its true key, or by the key it has in the raw file.
    """

    def __init__(
        self, facts: Provenance, good: list[tuple], table: list[tuple], names: tuple[str, ...]
    ) -> None:
        self.keys = keys_of(facts.good, names)
        self.unknown: list[Key] = []
        self._good = good
        self._own = {key: at for at, key in enumerate(keys_of(facts.spoilt, names))}
        self._own |= {key: at for at, key in enumerate(self.keys)}
        self._found: dict[int, list[tuple]] = {}
        self._repeats: set[Key] = set()
        of_repeats = {key for defect in facts.defects for key in defect.repeated}
        places = [list(facts.good.columns).index(name) for name in names]
        for row in table:
            key = tuple(key_part(row[place]) for place in places)
            if key in self._own:
                self._found.setdefault(self._own[key], []).append(row)
            elif key in of_repeats:
                self._repeats.add(key)
            else:
                self.unknown.append(key)

    def row(self, at: int) -> tuple | None:
        """Return the cleaned row that fits best; a repeated row may carry the same key."""
        good = self._good[at]
        return max(self._found.get(at, []), key=lambda row: sum(map(same, row, good)), default=None)

    def is_gone(self, repeated: frozenset[Key]) -> bool:
        """Tell whether a repeated row with these keys is no longer there."""
        shared = [self._own[key] for key in repeated if key in self._own]
        once = all(len(self._found.get(at, [])) <= 1 for at in shared)
        return once and not repeated & self._repeats


def _defect_table(facts: Provenance, done: list[bool]) -> pd.DataFrame:
    names = ["berkas", "lembar", "sel", "kode"]
    rows = [[getattr(defect.row, name) for name in names] for defect in facts.defects]
    results = ["diperbaiki" if each else "terlewat" for each in done]
    return pd.DataFrame(rows, columns=names).assign(hasil=results)
