"""Write datasets/: truth, raw files and ledgers of every declared dataset, and what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter
from rich.progress import track

from bimtek.files import write_whole
from bimtek.paths import DATASETS
from bimtek.sample_data import (
    defects,
    descriptor,
    htmlfile,
    layout,
    layout_writer,
    ledger,
    readme,
    textfile,
    workbook,
)
from bimtek.sample_data.declaration import Dataset, HtmlFormat, RawFile, SheetLayout, TextFormat
from bimtek.sample_data.declarations import ALL
from bimtek.sample_data.ledger import LedgerRow
from bimtek.sample_data.sheet import Grid, Position


@dataclass(frozen=True)
class Made:
    """A raw file as bytes with its ledger: layout rows first, then cell defects."""

    name: str
    content: bytes
    ledger: list[LedgerRow]


def truth(dataset: Dataset) -> pd.DataFrame:
    """Return the tidy table with its constant columns, one row per `dataset.keys`."""
    table = _whole(dataset, dataset.truth(dataset.seed).assign(**dataset.constants))
    if table.duplicated(list(dataset.keys)).any():
        raise ValueError(f"{dataset.name}: keys {dataset.keys} are not unique")
    return table


def make_file(dataset: Dataset, raw: RawFile, table: pd.DataFrame) -> Made:
    """Lay out `table`, spoil it and return the bytes with the ledger."""
    sheets = [layout_writer.apply(each, table) for each in raw.sheets]
    rows = layout_rows(raw)
    address = _text_address if raw.form else _sheet_address
    rows += defects.inject(sheets, raw.defects, f"{dataset.seed}/{raw.name}", raw.name, address)
    if isinstance(raw.form, TextFormat):
        content = textfile.to_bytes(sheets[0], raw.form)
    elif isinstance(raw.form, HtmlFormat):
        content = htmlfile.to_bytes(sheets[0])
    else:
        content = workbook.to_bytes(sheets, dataset.title, dataset.office)
    return Made(raw.name, content, rows)


def layout_rows(raw: RawFile) -> list[LedgerRow]:
    """One ledger row per layout code and sheet (or file, for another format)."""
    rows = [
        LedgerRow(raw.name, part.name, "", code, "lembar", "", how)
        for each in raw.sheets
        for part in tables(each)
        for code, how in layout.codes(part).items()
        # What the rows of a second table have in common stands in its title.
        if not (each.below and code == "STR-LEMBAR-DATA")
    ]
    formats: dict[str, str] = {}
    if isinstance(raw.form, TextFormat):
        formats = textfile.codes(raw.form)
    elif isinstance(raw.form, HtmlFormat):
        formats = htmlfile.CODES
    for code, how in formats.items():
        rows.append(LedgerRow(raw.name, "-", "", code, "berkas", "", how))
    return rows


def read_back(raw: RawFile, content: bytes) -> dict[str, Grid]:
    """Return what a raw file shows by sheet name, as the ledger addresses it."""
    only = raw.sheets[0]
    if isinstance(raw.form, TextFormat):
        return {only.name: textfile.grid(content, only, raw.form)}
    if isinstance(raw.form, HtmlFormat):
        return {only.name: htmlfile.grid(content, only)}
    return workbook.grids(content)


def undo(dataset: Dataset, made: Made) -> pd.DataFrame:
    """Return the truth again, from a raw file and its ledger alone."""
    raw = next(each for each in dataset.files if each.name == made.name)
    grids = read_back(raw, made.content)
    parts = []
    for each in raw.sheets:
        rows = [row for row in made.ledger if row.lembar == each.name]
        restored = ledger.undo(grids[each.name], rows)
        parts.append(layout.invert(each, restored, dataset.constants))
    return _whole(dataset, pd.concat(parts, ignore_index=True))


def files() -> Iterator[tuple[str, bytes]]:
    """Yield every generated file as (path relative to datasets/, bytes)."""
    made = {}
    for name, content in _data_files():
        made[name] = content
        yield name, content
    described = descriptor.package(ALL, made)
    yield descriptor.NAME, descriptor.to_json(described)
    yield readme.NAME, readme.text(described).encode("utf-8")


def _data_files() -> Iterator[tuple[str, bytes]]:
    for dataset in ALL:
        table = truth(dataset)
        text = table.to_csv(index=False, lineterminator="\n")
        yield f"bersih/{dataset.name}.csv", text.encode("utf-8")
        for raw in dataset.files:
            made = make_file(dataset, raw, table)
            yield f"mentah/{dataset.folder}{raw.name}", made.content
            ledger_name = f"{dataset.folder}{Path(raw.name).stem}.csv"
            yield f"catatan/{ledger_name}", ledger.to_csv(made.ledger).encode("utf-8")


def write_all(target: Path = DATASETS) -> None:
    """Write all generated files below `target`, each whole or not at all."""
    steps = sum(2 * len(dataset.files) + 1 for dataset in ALL) + 2
    for name, content in track(files(), "Membuat data contoh", total=steps):
        write_whole(target / name, content)


def tables(sheet: SheetLayout) -> Iterator[SheetLayout]:
    """Yield the tables of a sheet from top to bottom."""
    part: SheetLayout | None = sheet
    while part is not None:
        yield part
        part = part.below


def _whole(dataset: Dataset, table: pd.DataFrame) -> pd.DataFrame:
    """Keep whole numbers with gaps whole: 12, not 12.0."""
    kinds = {each.name: each.type for each in dataset.fields}
    gaps = [name for name in table if kinds.get(name) == "integer" and table[name].hasnans]
    return table.astype(dict.fromkeys(gaps, "Int64"))


def _sheet_address(at: Position) -> str:
    return f"{get_column_letter(at[1] + 1)}{at[0] + 1}"


def _text_address(at: Position) -> str:
    return f"{at[0] + 1}:{at[1] + 1}"
