"""What a fill-in workbook asks for: its columns, and what already stands in its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bimtek.dates import MONTHS
from bimtek.fill_in import known_rows
from bimtek.fill_in.allowed import DASH
from bimtek.offices import slug
from bimtek.sample_data import generate
from bimtek.sample_data.declaration import Dataset, Field, Metadata

BLANK_ROWS = 500
# Errors of logic that a declaration injects tell which columns belong together.
_BOUND_BY_CODE = {"LOG-BAGIAN": "<=", "LOG-TANGGAL": ">=", "LOG-UMUR": ">="}
_MIRROR = {"<=": ">=", ">=": "<="}


@dataclass(frozen=True)
class Bound:
    """The value of column `field` is at most ("<=") or at least (">=") that of `other`."""

    field: str
    sign: str
    other: str

    @property
    def mirrored(self) -> Bound:
        """The same said about the other column."""
        return Bound(self.other, _MIRROR[self.sign], self.field)


@dataclass(frozen=True)
class Form:
    """A fill-in workbook before it is written.

    `fixed` are columns with the same value in every row. `rows` holds what else stands in
    each row already (all rows have the same columns); without it there are `blank_rows`
    rows in which everything but the fixed columns is typed. In the text columns
    `with_dash` a "-" is an answer, as in official forms, and not a gap.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    keys: tuple[str, ...]
    fixed: Mapping[str, object] = field(default_factory=dict)
    rows: tuple[Mapping[str, object], ...] = ()
    bounds: tuple[Bound, ...] = ()
    metadata: Metadata | None = None
    synthetic: bool = False
    with_dash: frozenset[str] = frozenset()
    blank_rows: int = BLANK_ROWS
    last_step: str = "Simpan, lalu kirim berkas ini utuh."

    @property
    def size(self) -> int:
        """Number of rows below the header."""
        return len(self.rows) or self.blank_rows

    @property
    def to_fill(self) -> tuple[Field, ...]:
        """The columns that someone types."""
        given = {*self.fixed, *(self.rows[0] if self.rows else ())}
        return tuple(each for each in self.fields if each.name not in given)

    def given(self, name: str) -> list[object]:
        """Return what stands in a column that nobody types, row by row."""
        if name in self.fixed:
            return [self.fixed[name]] * self.size
        return [row[name] for row in self.rows]

    def position(self, name: str) -> int:
        """Return the number of a column, from 0."""
        return next(at for at, each in enumerate(self.fields) if each.name == name)

    def is_required(self, column: Field) -> bool:
        """Tell whether the column may not stay empty; a key never may."""
        return bool(column.constraints.get("required")) or column.name in self.keys

    def bounds_of(self, name: str) -> list[Bound]:
        """Return how a column is bound to others, whichever of them was declared first."""
        both = [*self.bounds, *(each.mirrored for each in self.bounds)]
        return [each for each in both if each.field == name]


def from_dataset(dataset: Dataset, given: Mapping[str, object] | None = None) -> Form:
    """Return the form of a declared dataset.

    `given` are further fixed values, such as {"tahun": 2026, "bulan": 1}; they win over the
    constants of the declaration.
    """
    given = given or {}
    table = generate.truth(dataset)
    only_choice = {
        each.name: each.constraints["enum"][0]
        for each in dataset.fields
        if len(each.constraints.get("enum", ())) == 1
    }
    fixed = {**only_choice, **dataset.constants, **given}
    bounds = {
        Bound(defect.field, _BOUND_BY_CODE[defect.code], defect.other): None
        for raw in dataset.files
        for defect in raw.defects
        if defect.code in _BOUND_BY_CODE
    }
    old, new = (str(each.get("tahun", "")) for each in (dataset.constants, fixed))
    further = {name: f"{name} {value}" for name, value in given.items()}
    if old:
        further.pop("tahun", None)
    name = "-".join([dataset.name.replace(old, new), *map(slug, further.values())])
    period = new
    if old and "bulan" in further:
        period = f"{MONTHS[given['bulan'] - 1]} {new}"
        del further["bulan"]
    return Form(
        name=name,
        title=", ".join([_renewed(dataset.title, old, period), *further.values()]),
        description=_renewed(dataset.description, old, new),
        fields=near_period(dataset.fields, fixed),
        keys=dataset.keys,
        fixed=fixed,
        rows=known_rows.expected(dataset.fields, dataset.keys, fixed, table),
        bounds=tuple(bounds),
        metadata=dataset.metadata,
        synthetic=True,
        with_dash=frozenset(name for name in table if (table[name] == DASH).any()),
    )


def near_period(fields: Sequence[Field], fixed: Mapping[str, object]) -> tuple[Field, ...]:
    """Keep dates within a year of the form's year, so that a mistyped year is refused.

    A birth lies long before it, and limits that a column has already stay.
    """
    year = fixed.get("tahun")
    if not isinstance(year, int):
        return tuple(fields)
    ends = {"minimum": f"{year - 1}-01-01", "maximum": f"{year + 1}-12-31"}
    return tuple(
        replace(each, constraints={**each.constraints, **ends})
        if each.type == "date" and "lahir" not in each.name and not ends.keys() & each.constraints
        else each
        for each in fields
    )


def _renewed(text: str, old: str, new: str) -> str:
    """Put the new period into a text; the name of another table keeps its year."""
    return re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text) if old else text
