"""Cell defects: how a good cell is spoilt, by catalogue code."""

from __future__ import annotations

from collections.abc import Callable

from bimtek.sample_data import randomness
from bimtek.sample_data.declaration import Defect
from bimtek.sample_data.ledger import LedgerRow, encode
from bimtek.sample_data.sheet import Cell, Position, Sheet

SPOIL: dict[str, Callable[[object], object]] = {
    "TEKS-SPASI": lambda text: f"{text} ",
    "TEKS-HURUF-BESAR": lambda text: text.upper(),
    "TEKS-APOSTROF": lambda text: text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
}


def inject(
    sheets: list[Sheet],
    defects: tuple[Defect, ...],
    seed: str,
    file_name: str,
    address: Callable[[Position], str],
) -> list[LedgerRow]:
    """Spoil cells of `sheets` in place and return their ledger rows in sheet order.

    A cell is spoilt at most once, and only where the defect changes it. Raises
    ValueError when the sheets hold fewer suitable cells than a defect asks for.
    """
    rows: list[tuple[int, Position, LedgerRow]] = []
    taken: set[tuple[int, Position]] = set()
    for defect in defects:
        spoil = SPOIL[defect.code]
        candidates = [
            (index, at)
            for index, sheet in enumerate(sheets)
            for at, name in sheet.fields.items()
            if name == defect.field
            and (index, at) not in taken
            and sheet.cells[at].value is not None
            and spoil(sheet.cells[at].value) != sheet.cells[at].value
        ]
        if len(candidates) < defect.count:
            raise ValueError(f"{file_name}: too few cells for {defect.code} in {defect.field}")
        key = f"{seed}/{defect.code}/{defect.field}"
        for choice in randomness.order(key, len(candidates))[: defect.count]:
            index, at = candidates[choice]
            sheet = sheets[index]
            cell = sheet.cells[at]
            after = spoil(cell.value)
            sheet.cells[at] = Cell(after, cell.style)
            taken.add((index, at))
            row = LedgerRow(
                file_name, sheet.name, address(at), defect.code, "nilai",
                encode(cell.value), encode(after),
            )  # fmt: skip
            rows.append((index, at, row))
    return [row for _, _, row in sorted(rows, key=lambda item: item[:2])]
