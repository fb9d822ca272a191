"""What an office's theme is made of: where, when, which categories, which measures.

A theme is data. `truth` draws its figures, `arrangement` lays them out, `mess` says which
defects fall on it, `builder` puts all of it together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from bimtek.sample_data.declaration import Field, Metadata
from bimtek.sample_data.declarations.proyek.measures import Measure

YEAR = 2025


@dataclass(frozen=True)
class Level:
    """What a row is about: a place, a unit of the office, an entry of a register.

    `rows` takes the seed and returns one row per code with all columns and `bobot`, the
    share of the whole it gets. `names` are the columns with names; the first is the one
    people know the code by. `others` are further columns that depend on the code alone.
    """

    code: Field
    names: tuple[Field, ...]
    rows: Callable[[str], pd.DataFrame]
    others: tuple[Field, ...] = ()
    day: str | None = None  # the date among `others` on which an entry came about
    width: float = 27  # of the columns with names


@dataclass(frozen=True)
class Dimension:
    """A key besides the level: a period or a category, its values and their weights.

    A period also has `closes`: the day each of its values ends, after which reports come in.
    """

    field: Field
    weights: Mapping[object, float]
    closes: Mapping[object, dt.date] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrangement:
    """How the office lays its sheet out; fields are named by their columns of the truth."""

    titles: int = 3  # 1 to 4 title rows
    wide: str | None = None  # its values become columns
    sheets: str | None = None  # its values become sheets
    tables: str | None = None  # its two values become two tables, one below the other
    group: str | None = None  # subtotal rows where it changes
    merged: tuple[str, ...] = ()
    header: str | None = None  # upper header over the measures
    hide: str | None = None  # hidden column
    hide_rows: Mapping[str, object] = field(default_factory=dict)
    hide_last_sheet: bool = False
    colour: bool = False  # the status stands in the colour of the row alone
    comment: bool = False  # the remark stands in a comment alone
    stale: bool = False
    total: bool = False
    signed: bool = True
    capitals: bool = False
    value_first: bool = False  # wide: the upper header holds the value, not the measure


@dataclass(frozen=True)
class Theme:
    """What one office reports; `no` and `office` are as in perangkat_daerah.csv.

    `unit` is shown in a column of its own beside the first measure. `formatted` names the
    measure whose numbers are long enough to be typed with separators.
    """

    no: int
    office: str
    slug: str
    title: str
    level: Level
    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    status: Field
    remarks: tuple[str, ...]
    metadata: Metadata
    arrangement: Arrangement
    unit: str | None = None
    formatted: str | None = None

    def dimension(self, name: str) -> Dimension | None:
        """Return the dimension with this column, if there is one."""
        return next((each for each in self.dimensions if each.field.name == name), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that identify a row."""
        return (self.level.code.name, *(each.field.name for each in self.dimensions))
