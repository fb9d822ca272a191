"""What the workbook says about a column: before typing, after a wrong entry, in its Kamus."""

from __future__ import annotations

import datetime as dt

from bimtek.fill_in import allowed, lists, mask, rules
from bimtek.fill_in.form import Form
from bimtek.fill_in.lists import Lists
from bimtek.sample_data.declaration import Field

LONGEST_TITLE, LONGEST_TEXT = 32, 255  # Excel takes no more
TYPES = {
    "string": "teks", "integer": "angka bulat", "number": "angka", "date": "tanggal",
    "boolean": "Ya/Tidak",
}  # fmt: skip
SHORT_LIST = 8  # so many values are named, of more the sheet with the list is
_LONGEST_NAMED = 100  # characters of a list; a longer one would crowd out the description
_USUAL = {"integer": 1250, "number": 12.5}


def title(column: Field) -> str:
    """Return the heading of a message."""
    return _cut(column.title, LONGEST_TITLE)


def hint(column: Field, form: Form) -> str:
    """Return what is shown when a cell of the column is selected."""
    need = "Wajib diisi." if form.is_required(column) else "Boleh kosong bila belum ada datanya."
    unit = f" Satuan: {column.unit}." if column.unit else ""
    return _fit(column.description, f"{unit} {_how(column, form)} {need}")


def refusal(column: Field, form: Form) -> str:
    """Return what is said about a wrong entry: the cure."""
    cure = _how(column, form)
    for bound in form.bounds_of(column.name):
        other = form.fields[form.position(bound.other)]
        cure += f" {_compared(column, bound.sign)} {other.name}."
    if column.name in form.keys and not form.rows:
        cure += f" {_together(form)} tidak boleh sama dengan baris lain."
    if not form.is_required(column):
        cure += " Belum ada datanya? Kosongkan saja."
    return _fit(cure, " Tekan Esc untuk membatalkan.")


def accepted(column: Field, form: Form, known: Lists) -> str:
    """Return which entries are accepted, for the Kamus."""
    values = allowed.values(column)
    if column not in form.to_fill:
        values = tuple(dict.fromkeys(form.given(column.name)))
        few = len(values) <= SHORT_LIST
        return f"sudah terisi: {'; '.join(map(shown, values))}" if few else "sudah terisi"
    code = lists.code_of(column, form)
    if code:
        names = known.letter(lists.name_title(code, column))
        return f"mengikuti {code.name}; lihat lembar {lists.SHEET}, kolom {names}"
    if len(values) > SHORT_LIST:
        where = f"lembar {lists.SHEET}, kolom {known.letter(column.name)}"
        return f"salah satu dari {len(values)} isian di {where}"
    if values:
        return "; ".join(map(shown, values))
    if "pattern" in column.constraints:
        return f"{mask.shown(column.constraints['pattern'])} (setiap # satu angka)"
    bounds = form.bounds_of(column.name)
    compared = [f"{_compared(column, each.sign).lower()} {each.other}" for each in bounds]
    return "; ".join([_range(column), *compared])


def shown(value: object) -> str:
    """Return a value as Indonesian readers write it."""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}".replace(".", ",") if abs(value) < 1e6 else str(value)
    return str(value)


def example(column: Field) -> object:
    """Return a value that a column of choices, numbers or dates accepts."""
    values = allowed.values(column)
    if values:
        return values[0]
    low, high = rules.limits(column)
    if column.type == "date":
        usual = dt.date((low.year + high.year) // 2, 8, 17)
    else:
        usual = _USUAL[column.type]
    if low <= usual <= high:
        return usual
    if column.type == "integer" and low != -rules.HUGE and high != rules.HUGE:
        return (low + high + 1) // 2
    return high if low == -rules.HUGE else low


def _how(column: Field, form: Form) -> str:
    """Say how an entry is made."""
    if lists.code_of(column, form):
        code = lists.code_of(column, form)
        return f"Pilih dengan panah di kanan sel; isinya mengikuti {code.name}."
    values = allowed.values(column)
    if len(values) > SHORT_LIST:
        return (
            f"Pilih dengan panah di kanan sel, atau ketik persis seperti di lembar {lists.SHEET}."
        )
    if values:
        named = f": {'; '.join(map(shown, values))}"
        return f"Pilih dengan panah di kanan sel{named if len(named) < _LONGEST_NAMED else ''}."
    if "pattern" in column.constraints:
        shape = mask.shown(column.constraints["pattern"])
        zeros = ", termasuk nol di depan" if shape.startswith("#") else ""
        return f"Tulis dengan bentuk {shape}; setiap # satu angka{zeros}."
    if column.type == "string":
        marks = "n/a atau sda" if column.name in form.with_dash else "- atau n/a"
        return f"Tulis tanpa spasi berlebih, dan jangan memakai tanda seperti {marks}."
    likely = shown(example(column))
    if column.type == "date":
        return f"Ketik {_range(column)}, misalnya {likely}, lalu cocokkan nama bulannya."
    if column.unit == "persen":
        return f"Ketik {_range(column)}, tanpa tanda %; misalnya 87,5, bukan 0,875."
    if column.type == "integer":
        return f"Ketik {_range(column)}, tanpa titik, Rp, atau satuan; misalnya {likely}."
    return f"Ketik {_range(column)}, tanpa titik ribuan, Rp, atau satuan; misalnya {likely}."


def _range(column: Field) -> str:
    if column.type == "string":
        return "teks bebas"
    kind = TYPES[column.type]
    low, high = rules.limits(column)
    if column.type == "date":
        return f"tanggal {shown(low)} sampai {shown(high)}"
    if low == -rules.HUGE and high == rules.HUGE:
        return kind
    if high == rules.HUGE:
        return f"{kind} {shown(low)} atau lebih"
    if low == -rules.HUGE:
        return f"{kind} {shown(high)} atau kurang"
    return f"{kind} {shown(low)} sampai {shown(high)}"


def _compared(column: Field, sign: str) -> str:
    if column.type == "date":
        return f"Tidak boleh {'sesudah' if sign == '<=' else 'sebelum'}"
    return f"Tidak boleh lebih {'besar' if sign == '<=' else 'kecil'} daripada"


def _together(form: Form) -> str:
    names = list(form.keys)
    if len(names) == 1:
        return "Isinya"
    return f"Gabungan {', '.join(names[:-1])} dan {names[-1]}"


def _fit(first: str, rest: str) -> str:
    """Shorten `first` so that all of `rest` fits behind it."""
    return _cut(first, LONGEST_TEXT - len(rest)) + rest


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
