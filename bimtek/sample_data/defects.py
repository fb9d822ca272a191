"""Inject defects into laid-out sheets and keep the ledger of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bimtek.sample_data import randomness
from bimtek.sample_data.declaration import TOTAL, Defect
from bimtek.sample_data.ledger import LedgerRow, encode
from bimtek.sample_data.repeats import REPEAT
from bimtek.sample_data.sheet import Position, Sheet
from bimtek.sample_data.spoil import SPOIL, Situation

Place = tuple[int, Position]  # index of the sheet, position on it


class TooFewCells(ValueError):
    """A declaration asks for more defects than the sheets have suitable cells."""


def inject(
    sheets: list[Sheet],
    defects: tuple[Defect, ...],
    seed: str,
    file_name: str,
    address: Callable[[Position], str],
) -> list[LedgerRow]:
    """Spoil `sheets` in place; return ledger rows: repeated rows, then cells in sheet order.

    A cell is spoilt at most once, and only where the defect changes it. Raises
    TooFewCells when the sheets hold fewer suitable cells than a defect asks for.
    """
    repeater = _Repeater(sheets, seed, file_name, address)
    rows = repeater.repeat([each for each in defects if each.code in REPEAT])
    spoiler = _Spoiler(sheets, seed, file_name, address, repeater.repeated)
    for defect in defects:
        if defect.code not in REPEAT:
            spoiler.spoil(defect)
    for sheet in sheets:
        sheet.recalculate()
    return rows + spoiler.ledger()


class _Repeater:
    """Puts rows in a second time, from top to bottom so that addresses stay right."""

    def __init__(self, sheets, seed, file_name, address) -> None:
        self._sheets, self._seed = sheets, seed
        self._file, self._address = file_name, address
        self.repeated: set[tuple[int, int]] = set()  # sheet and row of the originals

    def repeat(self, defects: list[Defect]) -> list[LedgerRow]:
        chosen: dict[tuple[int, int], Defect] = {}
        for defect in defects:
            free = [
                (index, row)
                for index, sheet in enumerate(self._sheets)
                for row, record in sheet.records().items()
                if (index, row) not in chosen and record.get(defect.field) is not None
            ]
            if len(free) < defect.count:
                raise TooFewCells(f"{self._file}: too few rows for {defect.code}")
            key = f"{self._seed}/{defect.code}/{defect.field}"
            for choice in randomness.order(key, len(free))[: defect.count]:
                chosen[free[choice]] = defect
        ledger, added = [], dict.fromkeys(range(len(self._sheets)), 0)
        for (index, row), defect in sorted(chosen.items(), key=lambda item: item[0]):
            ledger.append(self._insert(index, row + added[index], defect))
            added[index] += 1
        return ledger

    def _insert(self, index: int, row: int, defect: Defect) -> LedgerRow:
        """Repeat the data row at `row` right below it."""
        sheet = self._sheets[index]
        if any(top < bottom and top <= row <= bottom for top, _, bottom, _ in sheet.merges):
            raise ValueError(f"{self._file}: a repeated row would split merged cells")
        cells = {c: cell for (r, c), cell in sheet.cells.items() if r == row}
        for column, cell in cells.items():
            if sheet.fields.get((row, column)) == defect.field:
                cells[column] = replace(cell, value=REPEAT[defect.code](cell.value))
        sheet.insert_row(row + 1, cells)
        self.repeated.add((index, row))
        if row in sheet.hidden_rows:
            sheet.hidden_rows.add(row + 1)
        content = " | ".join(encode(cell.value) for _, cell in sorted(cells.items()))
        at = self._address((row + 1, 0))
        return LedgerRow(self._file, sheet.name, at, defect.code, "baris", "", content)


class _Spoiler:
    """Spoils cells, each at most once, knowing what the row held before.

    Rows that were repeated stay good: a spoilt original beside its good copy would make
    it a matter of luck which of the two someone deletes.
    """

    def __init__(self, sheets, seed, file_name, address, repeated) -> None:
        self._sheets, self._seed = sheets, seed
        self._file, self._address = file_name, address
        self._repeated = repeated
        self._before = [sheet.records() for sheet in sheets]
        self._done: dict[Place, LedgerRow] = {}

    def ledger(self) -> list[LedgerRow]:
        return [row for _, row in sorted(self._done.items(), key=lambda item: item[0])]

    def spoil(self, defect: Defect) -> None:
        key = f"{self._seed}/{defect.code}/{defect.field}"
        places = [
            (index, at)
            for index, sheet in enumerate(self._sheets)
            for at in _candidates(sheet, defect.field)
            if (index, at) not in self._done and (index, at[0]) not in self._repeated
            if self._is_meant((index, at), defect)
        ]
        left = defect.count
        for choice in randomness.order(key, len(places)):
            if left == 0:
                return
            left -= self._spoil_one(places[choice], defect, f"{key}/{choice}")
        if left:
            raise TooFewCells(f"{self._file}: too few cells for {defect.code} in {defect.field}")

    def _is_meant(self, place: Place, defect: Defect) -> bool:
        record = self._before[place[0]][place[1][0]] if defect.row else {}
        return all(record[name] == value for name, value in defect.row.items())

    def _spoil_one(self, place: Place, defect: Defect, key: str) -> bool:
        """Spoil one cell (and the one beside it that belongs to it) if that changes it."""
        index, at = place
        places = [place]
        if defect.other:
            others = [p for p, n in self._sheets[index].fields.items() if n == defect.other]
            places.append((index, next(p for p in others if p[0] == at[0])))
        if any(each in self._done for each in places):
            return False
        before = [self._sheets[i].cells[p].value for i, p in places]
        chance = float(randomness.uniform(key, 1)[0])
        good = self._before[index]
        above = good.get(at[0] - 1, {}).get(defect.field)
        situation = Situation(good.get(at[0], {}), above, defect.other, chance, defect.after)
        after = SPOIL[defect.code](before[0], situation)
        results = list(after) if isinstance(after, tuple) else [after, *before[1:]]
        if _same(results[0], before[0]):
            return False
        for each, old, new in zip(places, before, results, strict=True):
            if not _same(old, new):
                self._set(each, defect.code, new)
        return True

    def _set(self, place: Place, code: str, value: object) -> None:
        index, at = place
        sheet = self._sheets[index]
        cell = sheet.cells[at]
        sheet.cells[at] = replace(cell, value=value, formula=None)
        self._done[place] = LedgerRow(
            self._file, sheet.name, self._address(at), code, "nilai",
            encode(cell.value), encode(value),
        )  # fmt: skip


def _candidates(sheet: Sheet, name: str) -> list[Position]:
    if name == TOTAL:
        return list(sheet.formulas())
    return [at for at, field in sheet.fields.items() if field == name]


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other
