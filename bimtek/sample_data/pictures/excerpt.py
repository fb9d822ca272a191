"""A telling part of a committed raw file: its picture, what is marked in it, what is right."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import openpyxl
import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from bimtek.errors import CourseError
from bimtek.sample_data import generate, layout, ledger
from bimtek.sample_data.declaration import (
    NUMBER,
    Dataset,
    HtmlFormat,
    RawFile,
    TextFormat,
)
from bimtek.sample_data.declarations import ALL
from bimtek.sample_data.ledger import LedgerRow
from bimtek.sample_data.pictures import notepad, places, worksheet
from bimtek.sample_data.pictures.places import Area
from bimtek.sample_data.pictures.svg import Mark
from bimtek.sample_data.sheet import Grid

LONG = 4  # rows of an area that are shown; more of the same tells nothing
FEW = 2  # up to so many codes are shown in two places, more of them in one


@dataclass(frozen=True)
class Request:
    """What a page wants to show: these codes of this file.

    `fields` narrow the picture to these columns of the truth, and so do `clean` the clean
    rows; without `clean` they have the same columns as the picture.
    """

    name: str
    codes: tuple[str, ...]
    alt: str
    fields: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True)
class Finding:
    """A code marked in the picture: its areas, and for defects the ledger rows."""

    number: int
    code: str
    areas: tuple[Area, ...]
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True)
class Excerpt:
    """The picture, what is marked in it, and the same rows as the truth has them."""

    svg: str
    findings: tuple[Finding, ...]
    clean: pd.DataFrame


def take(request: Request, folder: Path) -> Excerpt:
    """Show a file below `folder` (datasets/) as it was committed.

    Raises CourseError when the file does not exist or does not show one of the codes.
    """
    dataset, raw = source(request.name)
    content, log = paths(dataset, raw, folder)
    if not content.is_file() or not log.is_file():
        raise CourseError(f"Berkas {request.name} belum dibuat. Jalankan: bimtek data")
    rows = ledger.from_csv(log.read_text(encoding="utf-8"))
    return _Taken(request, dataset, raw, content.read_bytes(), rows).excerpt()


def source(name: str) -> tuple[Dataset, RawFile]:
    """Return the declaration of a raw file."""
    for dataset in ALL:
        for raw in dataset.files:
            if raw.name == name:
                return dataset, raw
    raise CourseError(f"Berkas {name} tidak ada di antara data contoh.")


def paths(dataset: Dataset, raw: RawFile, folder: Path) -> tuple[Path, Path]:
    """Return where the raw file and its ledger are kept below `folder`."""
    log = f"{Path(raw.name).stem}.csv"
    return (
        folder / "mentah" / dataset.folder / raw.name,
        folder / "catatan" / dataset.folder / log,
    )


class _Taken:
    """One sheet of a raw file while its excerpt is made."""

    def __init__(
        self, request: Request, dataset: Dataset, raw: RawFile, content: bytes, log: list[LedgerRow]
    ) -> None:
        self._request, self._dataset, self._raw, self._content = request, dataset, raw, content
        self._part = next((s for s in raw.sheets if s.name == request.sheet), raw.sheets[0])
        self._grid = generate.read_back(raw, content)[self._part.name]
        self._log = [row for row in log if row.lembar == self._part.name]
        self._columns = [
            index
            for index, column in enumerate(self._part.columns)
            if not request.fields or column.field in request.fields
        ]
        self._areas = self._layout_areas()
        self._defects: dict[LedgerRow, Area] = {}
        if not isinstance(raw.form, HtmlFormat):  # its lines are not made of fields
            cells = [row for row in self._log if row.operasi in ("nilai", "baris")]
            self._defects = {row: self._area_of(row) for row in cells}
        self._lines = self._choose_rows()

    def excerpt(self) -> Excerpt:
        findings = self._findings()
        marks = [Mark(each.number, area) for each in findings for area in each.areas]
        return Excerpt(self._draw(marks), findings, self._clean(self._rows_to_clean(findings)))

    def _layout_areas(self) -> dict[str, list[Area]]:
        form = self._raw.form
        if isinstance(form, HtmlFormat):
            return {"BRK-HTML-XLS": [(0, 0, 0, 0)]}
        if isinstance(form, TextFormat):
            return places.in_text(self._part, self._grid, form)
        rows = self._sheet.row_dimensions.items()
        hidden = {row - 1 for row, size in rows if size.hidden}
        return places.on_sheet(self._part, self._grid, hidden)

    @cached_property
    def _sheet(self) -> Worksheet:
        return openpyxl.load_workbook(io.BytesIO(self._content), data_only=True)[self._part.name]

    def _area_of(self, row: LedgerRow) -> Area:
        at = ledger.position(row.sel)
        if row.operasi == "baris":
            return (at[0], 0, at[0], len(self._part.columns) - 1)
        return places.cell(at)

    def _of_code(self, code: str) -> list[Area]:
        """Return the areas of a code that the chosen columns show."""
        found = self._areas.get(code) or [
            area for row, area in self._defects.items() if row.kode == code
        ]
        cut = [self._cut(area) for area in found]
        return [area for area in cut if area]

    def _cut(self, area: Area) -> Area | None:
        if area in places.TABS:
            return area
        inside = [column for column in self._columns if area[1] <= column <= area[3]]
        return (area[0], inside[0], area[2], inside[-1]) if inside else None

    def _choose_rows(self) -> list[int]:
        """Return header, and the rows of the first areas of each code with a row around them."""
        last = max(row for row, _ in self._grid.values)
        chosen: set[int] = set()
        for code in self._request.codes:
            areas = self._of_code(code)
            if not areas:
                raise CourseError(f"{self._request.name}: {code} tidak tampak di kolom itu.")
            in_layout = code in self._areas
            twice = not in_layout and len(self._request.codes) <= FEW
            for top, _, bottom, _ in areas[: 2 if twice else 1]:
                end = bottom if code == places.HIDDEN_ROWS else min(bottom, top + LONG - 1)
                after = 1 if in_layout else 0
                chosen |= set(range(max(top - 1, 0), min(end + after, last) + 1))
        for part, start in layout.parts(self._part, self._grid):
            first = start + layout.first_data_row(part)
            if not start or any(row >= start for row in chosen):
                chosen |= set(range(first - layout.levels(part), first + 1))
        return sorted(row for row in chosen if row <= last)

    def _findings(self) -> tuple[Finding, ...]:
        seen = [row.kode for row, area in self._defects.items() if self._is_seen(area)]
        codes = dict.fromkeys([*self._request.codes, *seen])
        return tuple(self._finding(number, code) for number, code in enumerate(codes, start=1))

    def _finding(self, number: int, code: str) -> Finding:
        if code in self._areas:
            areas, rows = self._of_code(code)[:1], []
        else:
            rows = [r for r, a in self._defects.items() if r.kode == code and self._is_seen(a)]
            areas = [self._cut(self._defects[row]) for row in rows]
        return Finding(number, code, tuple(areas), tuple(rows))

    def _is_seen(self, area: Area) -> bool:
        return area[0] in self._lines and self._cut(area) is not None

    def _draw(self, marks: list[Mark]) -> str:
        form, alt = self._raw.form, self._request.alt
        if form is None:
            return worksheet.draw(self._sheet, self._lines, self._columns, marks, alt)
        if isinstance(form, HtmlFormat):
            lines = self._content.decode("utf-8").splitlines()
            # The first line opens the page, then each row of the table has its own.
            rows = range(self._lines[-1] + 2)
            return notepad.draw(self._raw.name, lines, rows, "\n", marks, alt)
        lines = self._as_opened(form).splitlines()
        return notepad.draw(self._raw.name, lines, self._lines, form.delimiter, marks, alt)

    def _as_opened(self, form: TextFormat) -> str:
        """Read the text the way a program does that expects another encoding."""
        wrong = {"BRK-CP1252": "utf-8", "BRK-BOM": "cp1252"}
        codes = [code for code in wrong if code in self._request.codes]
        return self._content.decode(wrong[codes[0]] if codes else form.encoding, "replace")

    def _rows_to_clean(self, findings: tuple[Finding, ...]) -> set[int]:
        """Return the rows with the defects asked for; of a layout, all that are shown."""
        asked = [each for each in findings if each.code in self._request.codes]
        if any(not each.rows for each in asked):
            return set(self._lines)
        rows = {area[0] for each in asked for area in each.areas}
        # A repeated row has no place in the truth; the row it repeats stands above it.
        rows |= {row - 1 for row in rows & self._repeated()}
        in_totals = rows.isdisjoint(self._truth_rows())
        return set(self._lines) if in_totals else rows

    def _truth_rows(self) -> list[int]:
        """Return, for every tidy row, the row of the sheet it comes from."""
        where = layout.invert(self._part, Grid({at: at for at in self._grid.values}), {})
        return [_row(places) for places in where.to_numpy()]

    def _repeated(self) -> set[int]:
        return {ledger.position(row.sel)[0] for row in self._log if row.operasi == "baris"}

    def _clean(self, rows: set[int]) -> pd.DataFrame:
        """Return the truth of these rows: ledger undone, layout undone."""
        good = layout.invert(self._part, ledger.undo(self._grid, self._log), {})
        repeated = self._repeated()
        shown = [row in rows for row in self._truth_rows() if row not in repeated]
        names = self._request.clean or self._request.fields
        names = names or tuple(n for n in good if n not in self._dataset.constants)
        chosen = good.loc[shown, [n for n in names if n != NUMBER]]
        return chosen.drop_duplicates().reset_index(drop=True)


def _row(places: Iterable[object]) -> int:
    return next(place[0] for place in places if isinstance(place, tuple))
