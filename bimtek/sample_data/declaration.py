"""What a dataset is made of, as plain frozen dataclasses.

A dataset is declared, not scripted: who sends it, what the tidy truth holds, how the
sheets are laid out and which defects are injected how often.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

NUMBER = "#"  # field name of the running-number column offices put first
TOTAL = "#jumlah"  # field name under which a defect finds the cells with sums


@dataclass(frozen=True)
class Field:
    """A column of the truth, as the descriptor and the fill-in workbook describe it.

    `type` is Table Schema's: string, integer, number, date, boolean. `constraints` are
    Table Schema's too (minimum, maximum, enum, pattern, required). `reference` names the
    column of datasets/referensi this one points to ("kecamatan.kode_kemendagri").
    """

    name: str
    title: str
    description: str
    type: str = "string"
    unit: str | None = None
    constraints: Mapping[str, object] = field(default_factory=dict)
    reference: str | None = None


@dataclass(frozen=True)
class Metadata:
    """The seven fields of NTB's metadata sheet for the dataset's main indicator."""

    konsep: str
    definisi: str
    ukuran: str
    satuan: str
    metode_perhitungan: str
    sumber: str
    tautan: str


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    `field` is the column of the truth it shows. With `where` the column shows only the
    rows of the truth that match, which makes the sheet wide; `over` is the upper header.
    `summed` columns are added up in subtotal and total rows.
    """

    label: str
    field: str
    kind: str = "teks"  # a style of `workbook.STYLES`: teks, angka, desimal, tanggal, ...
    where: Mapping[str, object] = field(default_factory=dict)
    over: str | None = None
    width: float = 12
    hidden: bool = False
    summed: bool = False


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
    merge_down: tuple[str, ...] = ()  # fields written once per run, the cells merged
    colour: tuple[str, Mapping[object, str]] | None = None  # field shown only as row colour
    note: tuple[str, str] | None = None  # (field with the comment, field only in the comment)
    hide_rows: Mapping[str, object] = field(default_factory=dict)
    hidden: bool = False
    stale_totals: bool = False
    header_fill: str | None = None  # instead of the usual blue
    header_height: float | None = None  # of a header row, in points; set, titles get room too
    below: SheetLayout | None = None  # a second table further down on the same sheet


@dataclass(frozen=True)
class TextFormat:
    """How a sheet is written as a text file instead of a workbook."""

    delimiter: str = ";"
    encoding: str = "cp1252"
    decimal: str = ","
    thousands: str = "."
    day: str = "%d/%m/%Y"


@dataclass(frozen=True)
class HtmlFormat:
    """An HTML table under the name of an Excel file, as web applications export it."""


@dataclass(frozen=True)
class Defect:
    """`count` cells of the truth's column `field` are spoilt the way `code` describes.

    Codes of the group *ganda* repeat whole rows instead. Some codes need a second column
    (`other`): the unit beside the amount, the whole beside its part. `row` narrows the
    choice to rows with these values. No rule can make the errors of meaning of the group
    *metadata*: there `after` says what stands in the cell instead.
    """

    code: str
    field: str
    count: int = 1
    other: str | None = None
    row: Mapping[str, object] = field(default_factory=dict)
    after: object = None


@dataclass(frozen=True)
class RawFile:
    """One file an office sends: a workbook of sheets, or one sheet in another format."""

    name: str
    sheets: tuple[SheetLayout, ...]
    defects: tuple[Defect, ...] = ()
    form: TextFormat | HtmlFormat | None = None


@dataclass(frozen=True)
class Dataset:
    """A tidy truth and the raw files that show it.

    `truth` takes the seed and returns the tidy table; `keys` identify its rows.
    `constants` are columns of the truth that no sheet shows because they are the same
    in every row (`tahun`, `sumber`). `folder` is below datasets/mentah/.
    """

    name: str
    title: str
    office: str
    truth: Callable[[str], pd.DataFrame]
    keys: tuple[str, ...]
    constants: Mapping[str, object]
    files: tuple[RawFile, ...]
    fields: tuple[Field, ...]
    description: str
    metadata: Metadata | None = None
    folder: str = ""

    @property
    def seed(self) -> str:
        """The seed every random choice of this dataset starts from."""
        return f"bimtek/{self.name}"
