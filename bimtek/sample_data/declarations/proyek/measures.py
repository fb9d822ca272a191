"""The numeric columns of a theme and how their figures come about.

Each measure draws its column for a table of keys; `bobot` of a row is its share of the
whole. Later measures may build on earlier ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness
from bimtek.sample_data.declaration import Field
from bimtek.sample_data.declarations import fields


class Measure(Protocol):
    """A numeric column."""

    name: str
    unit: str
    decimals: int
    summed: bool
    complete: bool

    @property
    def column(self) -> Field:
        """The column as the descriptor describes it."""

    def draw(self, key: str, table: pd.DataFrame, shares: Shares) -> np.ndarray | list:
        """Return one figure per row of `table`."""


@dataclass(frozen=True)
class Shares:
    """How a whole falls apart: the column of codes and the weights of every other key."""

    code: str
    weights: Mapping[str, Mapping[object, float]]
    periods: frozenset[str]

    def of(self, table: pd.DataFrame, own: Mapping[str, Mapping], each_period: bool) -> np.ndarray:
        """Return the share of every row; they add up to 1, or to 1 in every period."""
        parts = table["bobot"].to_numpy(dtype=float)
        if self.code in own:
            parts = table[self.code].map(own[self.code]).to_numpy(dtype=float)
        parts = parts / parts[~table.duplicated(self.code)].sum()
        for name, given in self.weights.items():
            weights = own.get(name, given)
            whole = 1.0 if each_period and name in self.periods else sum(weights.values())
            parts = parts * table[name].map(weights).to_numpy(dtype=float) / whole
        return parts


@dataclass(frozen=True)
class _Described:
    name: str
    title: str
    description: str
    unit: str
    decimals: int = field(default=0, kw_only=True)
    summed = True  # subtotals of it make sense
    complete = True  # every row has it

    @property
    def column(self) -> Field:
        """A column of whole numbers unless there are decimals."""
        if self.unit == "persen":
            return fields.percent(self.name, self.title, self.description, self.complete)
        make = fields.count if self.decimals <= 0 else fields.amount
        return make(self.name, self.title, self.description, self.unit, self.complete)

    def _rounded(self, values: np.ndarray) -> np.ndarray:
        """Round to decimals; negative ones round to thousands or millions."""
        if self.decimals > 0:
            return np.round(values, self.decimals)
        return figures.whole(values, self._step)

    @property
    def _step(self) -> float:
        """The smallest amount: 0.1 with one decimal, 1000 with -3."""
        return 10**-self.decimals if self.decimals <= 0 else 10.0**-self.decimals


@dataclass(frozen=True)
class Amount(_Described):
    """A whole of `total` for the province, split by the weights of all keys.

    The total is that of the year, or with `each_period` of every period. `weights`
    replaces the weights of a key (by its column) for this measure.
    """

    total: float
    spread: float = field(default=0.08, kw_only=True)
    weights: Mapping[str, Mapping[object, float]] = field(default_factory=dict, kw_only=True)
    each_period: bool = field(default=False, kw_only=True)

    def draw(self, key: str, table: pd.DataFrame, shares: Shares) -> np.ndarray:
        """Scatter the shares, but keep what each code has over the year."""
        exact = shares.of(table, self.weights, self.each_period)
        parts = figures.around(key, exact, self.spread)
        codes = table[shares.code]
        kept = pd.Series(exact).groupby(codes).transform("sum")
        parts = parts * (kept / pd.Series(parts).groupby(codes).transform("sum")).to_numpy()
        return np.maximum(self._rounded(parts * self.total), self._step)


def _centres(
    table: pd.DataFrame, usual: float, by: Mapping[str, Mapping[object, float]]
) -> np.ndarray:
    """Return `usual` for every row, or what `by` gives for the row's value of a key."""
    centre = np.full(len(table), float(usual))
    for name, given in by.items():
        centre = table[name].map(given).fillna(usual).to_numpy(dtype=float)
    return centre


@dataclass(frozen=True)
class Part(_Described):
    """A share of another measure, at most all of it while `highest` is 1."""

    of: str
    share: float
    spread: float = field(default=0.05, kw_only=True)
    highest: float = field(default=1.0, kw_only=True)
    by: Mapping[str, Mapping[object, float]] = field(default_factory=dict, kw_only=True)

    def draw(self, key: str, table: pd.DataFrame, shares: Shares) -> np.ndarray:
        """`by` gives another share for some values of a key."""
        centre = _centres(table, self.share, self.by)
        share = np.minimum(figures.around(key, centre, self.spread), self.highest)
        return self._rounded(table[self.of].to_numpy(dtype=float) * share)

    @property
    def within(self) -> bool:
        """Whether this is a part of its whole, in the same unit."""
        return self.highest <= 1


@dataclass(frozen=True)
class Loose(_Described):
    """A figure of its own (a mean, a price, a rate) that some rows did not report."""

    centre: float
    spread: float = field(default=0.1, kw_only=True)
    decimals: int = field(default=1, kw_only=True)
    missing: int = field(default=10, kw_only=True)
    highest: float = field(default=float("inf"), kw_only=True)
    by: Mapping[str, Mapping[object, float]] = field(default_factory=dict, kw_only=True)
    summed = complete = False

    def draw(self, key: str, table: pd.DataFrame, shares: Shares) -> list:
        """Leave `missing` rows empty; `by` gives another centre for some values of a key."""
        values = figures.around(key, _centres(table, self.centre, self.by), self.spread)
        drawn = self._rounded(np.minimum(values, self.highest)).tolist()
        for at in randomness.order(f"{key}/kosong", len(drawn))[: self.missing]:
            drawn[at] = None
        return drawn


@dataclass(frozen=True)
class Ratio(_Described):
    """One measure divided by another, times `times` (100 gives percent)."""

    over: str
    under: str
    times: float = 100
    decimals: int = field(default=1, kw_only=True)
    summed = False

    def draw(self, key: str, table: pd.DataFrame, shares: Shares) -> np.ndarray:
        """Nothing is drawn: the figure follows from the two others."""
        return self._rounded(
            table[self.over].to_numpy() / table[self.under].to_numpy() * self.times
        )
