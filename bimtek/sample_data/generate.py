"""Write datasets/: truth, raw files and ledgers of every declared dataset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter
from rich.progress import track

from bimtek.paths import DATASETS
from bimtek.sample_data import defects, layout, ledger, textfile, workbook
from bimtek.sample_data.declaration import Dataset, RawFile
from bimtek.sample_data.declarations import ALL
from bimtek.sample_data.ledger import LedgerRow
from bimtek.sample_data.sheet import Position


@dataclass(frozen=True)
class Made:
    """A raw file as bytes with its ledger: layout rows first, then cell defects."""

    name: str
    content: bytes
    ledger: list[LedgerRow]


def truth(dataset: Dataset) -> pd.DataFrame:
    """Return the tidy table with its constant columns, one row per `dataset.keys`."""
    table = dataset.truth(dataset.seed).assign(**dataset.constants)
    if table.duplicated(list(dataset.keys)).any():
        raise ValueError(f"{dataset.name}: keys {dataset.keys} are not unique")
    return table


def make_file(dataset: Dataset, raw: RawFile, table: pd.DataFrame) -> Made:
    """Lay out `table`, spoil it and return the bytes with the ledger."""
    sheets = [layout.apply(each, table) for each in raw.sheets]
    rows = layout_rows(raw)
    address = _text_address if raw.text else _sheet_address
    rows += defects.inject(sheets, raw.defects, f"{dataset.seed}/{raw.name}", raw.name, address)
    if raw.text:
        content = textfile.to_bytes(sheets[0], raw.text)
    else:
        content = workbook.to_bytes(sheets, dataset.title, dataset.office)
    return Made(raw.name, content, rows)


def layout_rows(raw: RawFile) -> list[LedgerRow]:
    """One ledger row per layout code and sheet (or file, for a text format)."""
    rows = [
        LedgerRow(raw.name, each.name, "", code, "lembar", "", how)
        for each in raw.sheets
        for code, how in layout.codes(each).items()
    ]
    if raw.text:
        for code, how in textfile.codes(raw.text).items():
            rows.append(LedgerRow(raw.name, "-", "", code, "berkas", "", how))
    return rows


def read_back(raw: RawFile, content: bytes) -> dict[str, dict[Position, object]]:
    """Return the plain values of a raw file by sheet name, as the ledger addresses them."""
    if raw.text:
        only = raw.sheets[0]
        return {only.name: textfile.grid(content, only, raw.text)}
    return workbook.grids(content)


def undo(dataset: Dataset, made: Made) -> pd.DataFrame:
    """Return the truth again, from a raw file and its ledger alone."""
    raw = next(each for each in dataset.files if each.name == made.name)
    parts = []
    for each in raw.sheets:
        grid = read_back(raw, made.content)[each.name]
        rows = [row for row in made.ledger if row.lembar == each.name]
        parts.append(layout.invert(each, ledger.undo(grid, rows), dataset.constants))
    return pd.concat(parts, ignore_index=True)


def files() -> Iterator[tuple[str, bytes]]:
    """Yield every generated file as (path relative to datasets/, bytes)."""
    for dataset in ALL:
        table = truth(dataset)
        text = table.to_csv(index=False, lineterminator="\n")
        yield f"bersih/{dataset.name}.csv", text.encode("utf-8")
        for raw in dataset.files:
            made = make_file(dataset, raw, table)
            yield f"mentah/{raw.name}", made.content
            stem = Path(raw.name).stem
            yield f"catatan/{stem}.csv", ledger.to_csv(made.ledger).encode("utf-8")


def write_all(target: Path = DATASETS) -> None:
    """Write all generated files below `target`, each whole or not at all."""
    steps = sum(2 * len(dataset.files) + 1 for dataset in ALL)
    for name, content in track(files(), "Membuat data contoh", total=steps):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_name(f".{path.name}.baru")
        waiting.write_bytes(content)
        waiting.replace(path)


def _sheet_address(at: Position) -> str:
    return f"{get_column_letter(at[1] + 1)}{at[0] + 1}"


def _text_address(at: Position) -> str:
    return f"{at[0] + 1}:{at[1] + 1}"
