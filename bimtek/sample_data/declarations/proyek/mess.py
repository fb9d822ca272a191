"""Which defects fall on a theme: nine codes, chosen by the number of its office.

Every theme gets one code of each slot and the same number of defects. Within a slot the
codes take turns in an order drawn by lot, so that no office is singled out; only what
cannot happen in a table (a lost zero in a code without one) is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.sample_data import randomness
from bimtek.sample_data.declaration import Defect, Field
from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek.levels import VERIFIED
from bimtek.sample_data.declarations.proyek.measures import Loose, Measure, Part
from bimtek.sample_data.declarations.proyek.theme import Theme
from bimtek.sample_data.declarations.proyek.truth import REPORTED, UNIT

OFFICES = 36
ROUND_ENOUGH = -6  # decimals of amounts that can be spoken in millions without loss


def defects(theme: Theme) -> tuple[Defect, ...]:
    """Return the defects of a theme's workbook: one choice from every slot."""
    slots = (_text, _name, _separators, _number, _day, _hard_day, _gap, _code, _row)
    chosen = []
    for slot in slots:
        choices = list(slot(theme))
        turn = randomness.order(f"proyek{slot.__name__}", OFFICES)[theme.no - 1]
        chosen.append(choices[turn % len(choices)])
    return tuple(chosen)


def _text(theme: Theme) -> Iterator[Defect]:
    target = _category(theme) or theme.level.names[0]
    yield Defect("TEKS-SPASI", target.name, 5)
    if not any(value.isupper() for value in target.constraints.get("enum", ())):
        yield Defect("TEKS-HURUF-BESAR", target.name, 5)


def _name(theme: Theme) -> Iterator[Defect]:
    name = theme.level.names[0]
    yield Defect("TEKS-SALAH-KETIK", name.name, 4)
    yield Defect("TEKS-HURUF-MIRIP", name.name, 4)
    if name != fields.KECAMATAN:
        yield Defect("TEKS-NBSP", name.name, 4)
        yield Defect("TEKS-SPASI-GANDA", name.name, 4)
    if name == fields.KABKOTA:
        yield Defect("TEKS-SINGKATAN", name.name, 4)
        if theme.level.code == fields.KODE_KABKOTA and name.name not in theme.arrangement.merged:
            yield Defect("KODE-BIMA", name.name, 4)


def _separators(theme: Theme) -> Iterator[Defect]:
    yield Defect("ANG-FORMAT-ID", _formatted(theme).name, 5)


def _number(theme: Theme) -> Iterator[Defect]:
    if theme.unit:  # a unit in a column of its own is what gets mixed up
        yield Defect("ANG-SATUAN", theme.measures[0].name, 2, UNIT)  # two cells each
        yield Defect("ANG-SATUAN-MENEMPEL", theme.measures[0].name, 4, UNIT)
        return
    formatted = _formatted(theme)
    yield Defect("ANG-TEKS", theme.measures[1].name, 4)
    yield Defect("ANG-FORMAT-EN", formatted.name, 4)
    money = next((each for each in theme.measures if each.unit == "rupiah"), None)
    if money:
        yield Defect("ANG-RUPIAH", money.name, 4)
        if money.decimals <= ROUND_ENOUGH:
            yield Defect("ANG-KATA", money.name, 4)
    percent = next((each for each in theme.measures if each.unit == "persen"), None)
    if percent:
        yield Defect("ANG-PERSEN", percent.name, 4)


def _day(theme: Theme) -> Iterator[Defect]:
    for code in ("TGL-BULAN-KATA", "TGL-HARI-BULAN"):
        yield Defect(code, REPORTED, 5)


def _hard_day(theme: Theme) -> Iterator[Defect]:
    for code in ("TGL-SERIAL", "TGL-BULAN-SINGKAT", "TGL-BULAN-HARI"):
        yield Defect(code, REPORTED, 4)
    if theme.dimension("bulan") or theme.level.day:
        yield Defect("TGL-MUSTAHIL", REPORTED, 4)


def _gap(theme: Theme) -> Iterator[Defect]:
    gaps = next(each for each in theme.measures if isinstance(each, Loose))
    for code in ("KSG-STRIP", "KSG-TIDAK-ADA", "KSG-TAD", "KSG-NOL"):
        yield Defect(code, gaps.name, 4)


def _code(theme: Theme) -> Iterator[Defect]:
    look, code, name = theme.arrangement, theme.level.code, theme.level.names[-1]
    if code == fields.KODE_KABKOTA:
        yield Defect("KODE-ANGKA", code.name, 4)
    elif code != fields.KODE_KECAMATAN:
        yield Defect("KODE-NOL-HILANG", code.name, 4)
    if theme.status == VERIFIED and not look.colour:
        yield Defect("KAT-YA-TIDAK", VERIFIED.name, 4)
    if theme.dimension(fields.SEX.name) and look.wide != fields.SEX.name:
        yield Defect("KAT-JENIS-KELAMIN", fields.SEX.name, 4)
    if name.name not in look.merged and _runs(theme):
        yield Defect("KSG-SDA", name.name, 4)


def _row(theme: Theme) -> Iterator[Defect]:
    yield Defect("LOG-NEGATIF", theme.measures[0].name, 3)
    if not theme.arrangement.merged:
        yield Defect("GANDA-PERSIS", theme.level.code.name, 3)
        yield Defect("GANDA-MIRIP", theme.level.names[0].name, 3)
    if theme.level.day:
        yield Defect("GANDA-PERISTIWA", theme.level.day, 3)
    part = theme.measures[1]
    if isinstance(part, Part) and part.within and not theme.arrangement.wide:
        yield Defect("LOG-BAGIAN", part.name, 3, part.of)


def _formatted(theme: Theme) -> Measure:
    name = theme.formatted or theme.measures[0].name
    return next(each for each in theme.measures if each.name == name)


def _category(theme: Theme) -> Field | None:
    """Return the first breakdown in words that stands in a column."""
    look = theme.arrangement
    apart = (look.wide, look.sheets, look.tables, *look.merged, fields.SEX.name)
    shown = (*theme.level.others, *(each.field for each in theme.dimensions))
    return next((each for each in shown if each.type == "string" and each.name not in apart), None)


def _runs(theme: Theme) -> bool:
    """Tell whether names repeat from row to row."""
    look = theme.arrangement
    apart = {look.wide, look.sheets, look.tables}
    inside = [each for each in theme.keys[1:] if each not in apart]
    return bool(inside) and look.group not in inside
