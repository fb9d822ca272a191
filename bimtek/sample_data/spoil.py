"""How a good value becomes a bad one, by code of the catalogue.

A function takes the value and its situation and returns the spoilt value, or the value
itself where the defect does not apply. Codes that belong to two cells (an amount and its
unit) return both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bimtek.dates import long_date
from bimtek.sample_data import spelling


@dataclass(frozen=True)
class Situation:
    """The good values around a cell, and a number in [0, 1) of its own."""

    record: Mapping[str, object]  # of the row, by field
    above: object  # in the row above, same field
    other: str | None  # name of the second field
    chance: float
    after: object = None  # what the declaration says stands there instead

    @property
    def beside(self) -> object:
        """The good value of the second field in this row."""
        return self.record[self.other]

    def pick(self, choices: tuple) -> object:
        """Return one of `choices`."""
        return choices[int(self.chance * len(choices))]


Spoil = Callable[[object, Situation], object]


def _on(*kinds: type) -> Callable[[Spoil], Spoil]:
    """Let a function see values of these types only; others stay as they are."""

    def restrict(function: Spoil) -> Spoil:
        def restricted(value: object, at: Situation) -> object:
            return function(value, at) if isinstance(value, kinds) else value

        return restricted

    return restrict


_text = _on(str)
_number = _on(int, float)
_date = _on(dt.date)


def _when_missing(*marks: str) -> Spoil:
    return lambda value, at: at.pick(marks) if value is None else value


def _indonesian(value: float) -> str:
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
    return digits.translate(str.maketrans(",.", ".,"))


def _english(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _separated(value: float, text: str) -> object:
    """Without a separator it would be a number stored as text, which is ANG-TEKS."""
    return value if text == str(value) else text


def _in_words(value: float, at: Situation) -> object:
    """Write round amounts the way people speak; only without loss, so that it can be undone."""
    for size, word in ((1_000_000, "juta"), (1000, "ribu")):
        if value >= size and round(value / size, 3) * size == value:
            return f"{_plain_number(value / size)} {word}"
    return value


def _plain_number(value: float) -> str:
    return f"{value:.12g}".replace(".", ",")


def _other_unit(value: float, at: Situation) -> object:
    """Ton becomes kuintal, km becomes m: the amount changes and so does the unit beside it."""
    units = {
        "ton": (10, "kuintal"),
        "kg": (0.001, "ton"),
        "km": (1000, "m"),
        "hektare": (0.01, "km2"),
    }
    if at.beside not in units:
        return value
    times, unit = units[at.beside]
    return (round(value * times, 6), unit)


def _rounded(value: float, at: Situation) -> object:
    size = 10 ** (len(str(int(abs(value)))) - 1)
    return type(value)(round(value / size) * size) if abs(value) >= 100 else value


def _total_off(value: float, at: Situation) -> object:
    """Two digits changed places, as when a total is typed by hand."""
    digits = str(int(value))
    for index in range(len(digits) - 1, 0, -1):
        if digits[index] != digits[index - 1] and (index > 1 or digits[index] != "0"):
            swapped = digits[: index - 1] + digits[index] + digits[index - 1] + digits[index + 1 :]
            return type(value)(int(swapped))
    return value


def _month_first(value: dt.date, at: Situation) -> object:
    """An American computer reads 03/08 as 8 March: only possible up to the 12th."""
    return dt.date(value.year, value.day, value.month) if value.day <= 12 else value


def _serial(value: dt.date, at: Situation) -> object:
    return (value - dt.date(1899, 12, 30)).days


def _impossible(value: dt.date, at: Situation) -> object:
    return f"31/{value.month:02d}/{value.year}" if value.month in (4, 6, 9, 11) else value


def _sex(value: str, at: Situation) -> object:
    other = {
        "L": ("Laki-laki", "laki2", "Pria", "1"),
        "P": ("Perempuan", "prp", "Wanita", "2"),
        "Laki-laki": ("L", "laki2", "Pria", "1"),
        "Perempuan": ("P", "prp", "Wanita", "2"),
    }
    return at.pick(other[value]) if value in other else value


def _yes_no(value: str, at: Situation) -> object:
    other = {"Ya": ("ya", "Y", "1", "v"), "Tidak": ("tidak", "T", "0", "x")}
    return at.pick(other[value]) if value in other else value


def _older_than_parent(value: dt.date, at: Situation) -> object:
    """A date that must come after the other one comes years before it."""
    if not isinstance(at.beside, dt.date):
        return value
    return at.beside.replace(day=1, year=at.beside.year - 1 - int(at.chance * 3))


def _more_than_whole(value: float, at: Situation) -> object:
    return type(value)(at.beside + max(1, value // 10)) if at.beside is not None else value


def _before_start(value: dt.date, at: Situation) -> object:
    if not isinstance(at.beside, dt.date):
        return value
    return at.beside - dt.timedelta(days=1 + int(at.chance * 20))


def _nik_digits(value: str, at: Situation) -> object:
    return value[:-1] if len(value) == 16 else value


def _nik_day(value: str, at: Situation) -> object:
    """The day of birth in a woman's NIK carries 40; here the 40 is forgotten or added."""
    day = int(value[6:8])
    return f"{value[:6]}{day - 40 if day > 40 else day + 40:02d}{value[8:]}"


def _lost_zero(value: str, at: Situation) -> object:
    return int(value) if value.startswith("0") and value.isdigit() else value


def _as_number(value: str, at: Situation) -> object:
    """52.01 reads as a number and 52.10 as 52.1; a code of digits alone becomes an integer."""
    if value.isdigit():
        return value if value.startswith("0") else int(value)
    return float(value) if value.count(".") == 1 else value


SPOIL: dict[str, Spoil] = {
    "ANG-FORMAT-ID": _number(lambda value, at: _separated(value, _indonesian(value))),
    "ANG-FORMAT-EN": _number(lambda value, at: _separated(value, _english(value))),
    "ANG-RUPIAH": _number(lambda value, at: f"Rp {_indonesian(value)}"),
    "ANG-KATA": _number(_in_words),
    "ANG-SATUAN": _number(_other_unit),
    "ANG-SATUAN-MENEMPEL": _number(lambda value, at: f"{_indonesian(value)} {at.beside}"),
    "ANG-PERSEN": _number(lambda value, at: round(value / 100, 6)),
    "ANG-TEKS": _number(lambda value, at: str(value)),
    "ANG-NOL-LEBIH": _number(lambda value, at: value * 10),
    "ANG-PEMBULATAN": _number(_rounded),
    "ANG-TOTAL": _number(_total_off),
    "TGL-BULAN-KATA": _date(lambda value, at: long_date(value)),
    "TGL-BULAN-SINGKAT": _date(lambda value, at: spelling.short_date(value)),
    "TGL-HARI-BULAN": _date(lambda value, at: value.strftime("%d/%m/%y")),
    "TGL-BULAN-HARI": _date(_month_first),
    "TGL-SERIAL": _date(_serial),
    "TGL-TRIWULAN": _date(lambda value, at: f"Q{(value.month + 2) // 3} {value.year}"),
    "TGL-TAHUN": _date(lambda value, at: value.year),
    "TGL-MUSTAHIL": _date(_impossible),
    "TEKS-SPASI": _text(lambda value, at: f"{value} "),
    "TEKS-SPASI-GANDA": _text(lambda value, at: value.replace(" ", "  ", 1)),
    "TEKS-NBSP": _text(lambda value, at: value.replace(" ", "\N{NO-BREAK SPACE}", 1)),
    "TEKS-HURUF-BESAR": _text(lambda value, at: value.upper()),
    "TEKS-HURUF-MIRIP": _text(lambda value, at: spelling.look_alike(value)),
    "TEKS-SINGKATAN": _text(lambda value, at: spelling.abbreviated(value)),
    "TEKS-SALAH-KETIK": _text(lambda value, at: spelling.typo(value, at.chance)),
    "TEKS-APOSTROF": _text(lambda value, at: value.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")),
    "KODE-NOL-HILANG": _text(_lost_zero),
    "KODE-ANGKA": _text(_as_number),
    "KODE-TERPOTONG": _text(lambda value, at: value[:-1]),
    "KODE-LAMA": _text(lambda value, at: spelling.outdated_code(value)),
    "KODE-BIMA": _text(lambda value, at: "Bima" if value.endswith(" Bima") else value),
    "KAT-JENIS-KELAMIN": _text(_sex),
    "KAT-YA-TIDAK": _text(_yes_no),
    "KSG-STRIP": _when_missing("-"),
    "KSG-TIDAK-ADA": _when_missing("n/a", "N/A", "#N/A"),
    "KSG-TAD": _when_missing("tad", "t.a.d.", "belum ada"),
    "KSG-SDA": lambda value, at: "sda" if value is not None and value == at.above else value,
    "KSG-NOL": lambda value, at: 0 if value is None else value,
    "LOG-UMUR": _date(_older_than_parent),
    "LOG-BAGIAN": _number(_more_than_whole),
    "LOG-NEGATIF": _number(lambda value, at: -value),
    "LOG-TANGGAL": _date(_before_start),
    "NIK-ILMIAH": _text(lambda value, at: float(f"{float(value):.5E}")),
    "NIK-15-DIGIT": _text(_nik_digits),
    "NIK-TANGGAL": _text(_nik_day),
}
# Errors of meaning in metadata: each declaration writes its own out.
SPOIL |= dict.fromkeys(
    (
        "META-AKSES", "META-BLOK", "META-DEFINISI", "META-KLASIFIKASI", "META-KOMPOSIT",
        "META-KONSEP", "META-KOSONG", "META-PERIODE", "META-PILIHAN", "META-RUMUS",
        "META-SATUAN", "META-TIPE",
    ),
    lambda value, at: at.after,
)  # fmt: skip
