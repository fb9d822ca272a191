"""Where each value of the truth stands in the raw files, and which defects touched it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from bimtek.sample_data import generate, layout, ledger
from bimtek.sample_data.declaration import Dataset, SheetLayout
from bimtek.sample_data.ledger import LedgerRow
from bimtek.sample_data.sheet import Grid, Position
from bimtek.sample_data.values import key_part, plain

Cell = tuple[int, str]  # row of the truth, column
Key = tuple


@dataclass(frozen=True)
class TracedDefect:
    """A ledger row: the truth's cells it touched, or the tidy keys of the row it repeated."""

    row: LedgerRow
    cells: frozenset[Cell] = frozenset()
    repeated: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Provenance:
    """Truth and raw values side by side, without the columns that are constant.

    `good` and `spoilt` have the same rows; `raw` also holds repeated rows and is what
    someone gets who rearranges the files and cleans nothing.
    """

    good: pd.DataFrame
    spoilt: pd.DataFrame
    raw: pd.DataFrame
    defects: tuple[TracedDefect, ...]


def trace(dataset: Dataset) -> Provenance:
    """Make the raw files of `dataset` and follow every value back to its cell."""
    truth = generate.truth(dataset)
    columns = [name for name in truth.columns if name not in dataset.constants]
    parts: list[Provenance] = []
    for raw in dataset.files:
        made = generate.make_file(dataset, raw, truth)
        grids = generate.read_back(raw, made.content)
        for sheet in raw.sheets:
            rows = [row for row in made.ledger if row.lembar == sheet.name]
            start = sum(len(part.good) for part in parts)
            parts.append(_trace_sheet(sheet, grids[sheet.name], rows, dataset, columns, start))
    return Provenance(
        *(
            pd.concat([getattr(part, name) for part in parts], ignore_index=True)
            for name in ("good", "spoilt", "raw")
        ),
        tuple(defect for part in parts for defect in part.defects),
    )


def keys_of(table: pd.DataFrame, names: tuple[str, ...]) -> list[Key]:
    """Return the key of every row; 1 and 1.0 are the same key."""
    parts = [[key_part(plain(value)) for value in table[name].tolist()] for name in names]
    return list(zip(*parts, strict=True))


def _trace_sheet(
    sheet: SheetLayout,
    grid: Grid,
    rows: list[LedgerRow],
    dataset: Dataset,
    columns: list[str],
    start: int,
) -> Provenance:
    good = layout.invert(sheet, ledger.undo(grid, rows), {})[columns]
    everything = layout.invert(sheet, grid, {})[columns]
    origin = layout.invert(sheet, _positions(grid, rows), {})[columns]
    repeated_rows = {ledger.position(r.sel)[0] for r in rows if r.operasi == "baris"}
    at_row = [_row_of(places) for places in origin.to_numpy()]
    repeated = pd.Series([row in repeated_rows for row in at_row], index=everything.index)
    keys = keys_of(everything, dataset.keys)
    touched: dict[Position, set[Cell]] = {}
    for number, places in enumerate(origin[~repeated].to_numpy()):
        for name, place in zip(columns, places, strict=True):
            if isinstance(place, tuple):
                touched.setdefault(place, set()).add((start + number, name))
    defects = []
    for row in rows:
        if row.operasi == "nilai":
            cells = touched.get(ledger.position(row.sel))
            if cells:  # a total that was typed wrong belongs to no value of the truth
                defects.append(TracedDefect(row, cells=frozenset(cells)))
        elif row.operasi == "baris":
            at = ledger.position(row.sel)[0]
            own = frozenset(key for key, place in zip(keys, at_row, strict=True) if place == at)
            defects.append(TracedDefect(row, repeated=own))
    return Provenance(good, everything[~repeated], everything, tuple(defects))


def _positions(grid: Grid, rows: list[LedgerRow]) -> Grid:
    """Return a grid that holds, in every cell, its own position; emptied cells too."""
    places = set(grid.values)
    places |= {ledger.position(row.sel) for row in rows if row.operasi == "nilai"}
    return Grid({at: at for at in places}, grid.fills, grid.notes)


def _row_of(places: list[object]) -> int | None:
    return next((place[0] for place in places if isinstance(place, tuple)), None)
