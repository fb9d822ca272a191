"""Lay a theme out the way its office does."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bimtek.sample_data.declaration import NUMBER, Column, Field, SheetLayout
from bimtek.sample_data.declarations.proyek.levels import MONTH_NAMES
from bimtek.sample_data.declarations.proyek.measures import Measure
from bimtek.sample_data.declarations.proyek.theme import YEAR, Theme
from bimtek.sample_data.declarations.proyek.truth import REMARK, UNIT, columns

PROVINCE = "PEMERINTAH PROVINSI NUSA TENGGARA BARAT"
# Fills of header rows take turns: blue, green, orange, grey, yellow.
HEADER_FILLS = ("#D9E1F2", "#E2EFDA", "#FCE4D6", "#D9D9D9", "#FFF2CC")
LINE_HEIGHT = 15.5
CODE_WIDTH = 11
COLOURS = ("#C6EFCE", "#FFEB9C")
COLOUR_NAMES = ("hijau", "kuning")
SIGNATURE = (f"Mataram, Januari {YEAR + 1}", "Pengelola data,", "(nama)")
_WIDTHS = {"date": 13, "integer": 10, "number": 13}
_KINDS = {"date": "tanggal", "integer": "umum"}


def sheets(theme: Theme) -> tuple[SheetLayout, ...]:
    """Return the sheets of the theme's workbook."""
    split = theme.arrangement.sheets
    if split:
        made = [
            _sheet(theme, _caption(split, value), {split: value}) for value in _values(theme, split)
        ]
        made[-1] = replace(made[-1], hidden=theme.arrangement.hide_last_sheet)
        return tuple(made)
    if theme.arrangement.tables:
        return (_tables(theme),)
    return (replace(_sheet(theme, "", {}), name=_sheet_name(theme)),)


def _sheet_name(theme: Theme) -> str:
    """Return the name of the only sheet: a list of entries is no summary."""
    return "Register" if theme.level.day else "Rekap"


def _tables(theme: Theme) -> SheetLayout:
    """Return one sheet with two tables, one below the other."""
    split = theme.arrangement.tables
    captions = {value: _caption(split, value) for value in _values(theme, split)}
    upper, lower = (_sheet(theme, name, {split: value}) for value, name in captions.items())
    lower = replace(lower, name="Rekap", title=(lower.name.upper(),))
    return replace(upper, name="Rekap", footnotes=(), signature=(), below=lower)


def _sheet(theme: Theme, name: str, rows: Mapping[str, object]) -> SheetLayout:
    look, shown = theme.arrangement, tuple(_columns(theme))
    return SheetLayout(
        name,
        shown,
        title=_title(theme, name),
        rows=rows,
        group=look.group,
        label_field=theme.level.names[0].name,
        group_label="Jumlah {}" if _is_text(theme, look.group) else f"Jumlah {look.group} {{}}",
        total_label="JUMLAH" if look.total else None,
        footnotes=tuple(_footnotes(theme)),
        signature=SIGNATURE if look.signed else (),
        merge_down=look.merged,
        colour=(theme.status.name, _palette(theme)) if look.colour else None,
        note=(_carrier(theme), REMARK) if look.comment else None,
        hide_rows=look.hide_rows,
        stale_totals=look.stale,
        header_fill=HEADER_FILLS[theme.no % len(HEADER_FILLS)],
        header_height=LINE_HEIGHT * max(_lines(each) for each in shown),
    )


def _title(theme: Theme, part: str) -> tuple[str, ...]:
    """Return 1 to 4 title rows; every sheet says that the data are synthetic."""
    title, when = theme.title.upper(), f"{part} TAHUN {years(theme)}".strip().upper()
    if theme.arrangement.titles == 1:
        return (f"{title} {when} (DATA SINTETIS)",)
    lines = (PROVINCE, theme.office.upper(), title, f"{when} (DATA SINTETIS UNTUK LATIHAN)")
    return lines[-theme.arrangement.titles :]


def years(theme: Theme) -> str:
    """Return the year, or the first and the last one, as titles write it."""
    dimension = theme.dimension("tahun")
    return f"{min(dimension.weights)}-{max(dimension.weights)}" if dimension else str(YEAR)


def _footnotes(theme: Theme) -> Iterator[str]:
    term, meaning = theme.metadata.konsep, theme.metadata.definisi
    yield f"Catatan: {term} = {meaning[0].lower()}{meaning[1:]}"
    if theme.arrangement.colour:
        colours = zip(COLOUR_NAMES, theme.status.constraints["enum"], strict=True)
        told = ", ".join(f"{colour} = {value.lower()}" for colour, value in colours)
        yield f"{theme.status.title}: {told}."
    if theme.arrangement.comment:
        yield "Keterangan ada di komentar sel."
    yield "Sumber: data SINTETIS untuk latihan, bukan angka resmi."


def _carrier(theme: Theme) -> str:
    """Return the column whose cells carry the comments: one with a cell in every row."""
    name = theme.level.names[0].name
    return theme.measures[0].name if name in theme.arrangement.merged else name


def _palette(theme: Theme) -> dict[object, str]:
    return dict(zip(theme.status.constraints["enum"], COLOURS, strict=True))


def _columns(theme: Theme) -> Iterator[Column]:
    """Yield the columns from left to right, without what stands in sheet names and colours."""
    look = theme.arrangement
    apart = {look.sheets, look.tables, look.wide}
    apart |= {theme.status.name} if look.colour else set()
    apart |= {REMARK} if look.comment else set()
    measures = {each.name: each for each in theme.measures}
    yield Column("NO" if look.capitals else "No", NUMBER, width=5)
    shown = [each for each in columns(theme) if each.name not in apart]
    if not look.colour:  # which is read off the first column
        shown.sort(key=lambda each: each.name not in look.merged)
    for each in shown:
        if each.name not in measures:
            yield _plain_column(theme, each)
        elif not look.wide:
            measure = measures[each.name]  # means have no place under "Jumlah pegawai"
            yield _measure_column(theme, measure, look.header if measure.summed else None)
        elif each.name == theme.measures[0].name:
            yield from _wide_columns(theme)


def _plain_column(theme: Theme, shown: Field) -> Column:
    label = _label(theme, "Kode" if shown.title.startswith("Kode ") else shown.title)
    hidden = theme.arrangement.hide == shown.name
    kind = _KINDS.get(shown.type, "teks")
    over = theme.arrangement.header if shown.name == UNIT else None
    return Column(label, shown.name, kind, over=over, width=_width(theme, shown), hidden=hidden)


def _wide_columns(theme: Theme) -> Iterator[Column]:
    """Yield a column for every measure and value, under a common header."""
    look = theme.arrangement
    values = _values(theme, look.wide)
    if look.value_first:
        pairs = [(value, each) for value in values for each in theme.measures]
    else:
        pairs = [(value, each) for each in theme.measures for value in values]
    for value, each in pairs:
        caption = _caption(look.wide, value)
        column = replace(_measure_column(theme, each, caption), where={look.wide: value})
        if not look.value_first:
            column = replace(column, label=caption, over=column.label)
        yield column


def _measure_column(theme: Theme, measure: Measure, over: str | None) -> Column:
    kind = "rupiah" if measure.unit == "rupiah" else "angka"
    kind = {1: "desimal", 2: "desimal2"}.get(measure.decimals, kind)
    return Column(
        _measure_label(theme, measure), measure.name, kind, over=over,
        width=19 if kind == "rupiah" else 13, summed=measure.summed,
    )  # fmt: skip


def _measure_label(theme: Theme, measure: Measure) -> str:
    """Return the title with the unit, unless that is the title or has a column of its own."""
    apart = theme.unit and measure == theme.measures[0]
    if apart or measure.unit == measure.title.lower():
        return _label(theme, measure.title)
    return _label(theme, f"{measure.title} ({measure.unit})")


def _label(theme: Theme, title: str) -> str:
    if theme.arrangement.capitals:
        return title.upper()
    return "/".join(f"{part[0].upper()}{part[1:]}" for part in title.split("/"))


def _lines(column: Column) -> int:
    """Return how many lines the bold label of a column takes."""
    return len(textwrap.wrap(column.label, int(column.width) - 1))


def _width(theme: Theme, shown: Field) -> float:
    """Return a width that cuts nothing."""
    if shown.type in _WIDTHS:
        return _WIDTHS[shown.type]
    if shown in theme.level.names:
        return theme.level.width + (6 if theme.arrangement.group == shown.name else 0)
    if shown == theme.level.code:
        return CODE_WIDTH
    values = theme.remarks if shown.name == REMARK else shown.constraints.get("enum", ())
    words = shown.title.split()
    return max(len(str(each)) for each in (*values, *words)) + 3


def _values(theme: Theme, name: str) -> list:
    found = theme.dimension(name)
    if found:
        return list(found.weights)
    (other,) = (each for each in theme.level.others if each.name == name)
    return list(other.constraints["enum"])


def _caption(name: str, value: object) -> str:
    """Return a value as a sheet, a table or a column is called after it."""
    if name == "bulan":
        return MONTH_NAMES[value]
    if isinstance(value, int) and name != "tahun":
        return f"{name.replace('_', ' ').capitalize()} {value}"
    return f"Pulau {value}" if name == "pulau" else str(value)


def _is_text(theme: Theme, name: str | None) -> bool:
    return name in {each.name for each in theme.level.names}
