"""What a dataset is made of, as plain frozen dataclasses.

A dataset is declared, not scripted: who sends it, what the tidy truth holds, how the
sheets are laid out and which cell defects are injected how often.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

NUMBER = "#"  # field name of the running-number column offices put first


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    `field` is the column of the truth it shows. With `where` the column shows only the
    rows of the truth that match, which makes the sheet wide; `over` is the upper header.
    """

    label: str
    field: str
    kind: str = "teks"  # teks, angka, desimal or tanggal
    where: Mapping[str, object] = field(default_factory=dict)
    over: str | None = None
    width: float = 12
    hidden: bool = False


@dataclass(frozen=True)
class SheetLayout:
    """How one sheet shows its part of the truth; `layout` applies and inverts it."""

    name: str
    columns: tuple[Column, ...]
    title: tuple[str, ...] = ()
    rows: Mapping[str, object] = field(default_factory=dict)  # which truth rows are here
    group: str | None = None  # field whose change puts a subtotal row
    label_field: str | None = None  # field of the column that carries subtotal labels
    group_label: str = "Jumlah {}"
    total_label: str | None = None
    footnotes: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextFormat:
    """How a sheet is written as a text file instead of a workbook."""

    delimiter: str = ";"
    encoding: str = "cp1252"
    decimal: str = ","
    thousands: str = "."


@dataclass(frozen=True)
class Defect:
    """`count` cells of the truth's column `field` are spoilt the way `code` describes."""

    code: str
    field: str
    count: int


@dataclass(frozen=True)
class RawFile:
    """One file an office sends: a workbook of sheets, or one sheet as text."""

    name: str
    sheets: tuple[SheetLayout, ...]
    defects: tuple[Defect, ...] = ()
    text: TextFormat | None = None


@dataclass(frozen=True)
class Dataset:
    """A tidy truth and the raw files that show it.

    `truth` takes the seed and returns the tidy table; `keys` identify its rows.
    `constants` are columns of the truth that no sheet shows because they are the same
    in every row (`tahun`, `sumber`).
    """

    name: str
    title: str
    office: str
    truth: Callable[[str], pd.DataFrame]
    keys: tuple[str, ...]
    constants: Mapping[str, object]
    files: tuple[RawFile, ...]

    @property
    def seed(self) -> str:
        """The seed every random choice of this dataset starts from."""
        return f"bimtek/{self.name}"
