"""The checks of `bimtek.cek`: what they accept, what they refuse, and how a notebook shows it."""

from __future__ import annotations

import builtins
import datetime as dt
import sys
import types
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from cek_calls import PADI, UNEXPECTED, cell, said
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from bimtek import cek
from bimtek.cek.plain import same
from bimtek.errors import CourseError

FORMS = {
    "as read": PADI,
    "other row order": PADI.iloc[::-1],
    "other index": PADI.set_index(pd.Index(["x", "y", "z"])),
    "filtered index": pd.concat([PADI.iloc[:1], PADI]).iloc[1:],
    "key in the index": PADI.set_index("kode"),
    "two keys in the index": PADI.set_index(["kode", "tahun"]),
    "key in the index and as a column": PADI.set_index("kode", drop=False),
    "other column order": PADI[["tanggal", "ton", "tahun", "kode"]],
    "extra column": PADI.assign(catatan="x"),
    "nullable types": PADI.convert_dtypes(),
    "objects": PADI.astype(object),
    "numpy scalars": PADI.astype({"tahun": np.int16}).astype({"tahun": object, "ton": np.float32}),
    "categories": PADI.astype({"kode": "category", "tahun": "category"}),
    "python strings": PADI.astype({"kode": "string[python]"}),
    "python dates": PADI.assign(tanggal=[dt.date(2025, 1, 31), dt.datetime(2025, 2, 28), None]),
    "years as decimals": PADI.astype({"tahun": "float64"}),
    "pd.NA": PADI.assign(ton=[398864, 12.5, pd.NA], tanggal=[*PADI["tanggal"][:2], pd.NA]),
}
LISTS = [
    ["Gerung", "Praya", 7, None],
    ("Praya", "Gerung", np.int64(7), float("nan")),
    {"Praya", "Gerung", 7.0, pd.NaT},
    pd.Series(["Gerung", np.str_("Praya"), 7, pd.NA], index=[5, 5, 6, 6]),
    pd.Index(["Gerung", "Praya", 7, None], dtype=object),
    np.array(["Gerung", "Praya", 7, None], dtype=object),
    pd.Categorical(["Gerung", "Praya", 7, None]),
    {"Gerung": 1, "Praya": 2, 7: 3, None: 4}.keys(),
]


class Yes:
    """An object that says yes to whatever it is asked."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("Gerung")

    def item(self):
        return "Gerung"

    __str__ = isoformat = item


class YesText(str):
    __eq__, __hash__ = Yes.__eq__, Yes.__hash__
    __str__ = strip = casefold = Yes.item


class YesTable(pd.DataFrame):
    def __len__(self):
        return 3


@pytest.mark.parametrize("table", FORMS.values(), ids=FORMS)
def test_table_checks_accept_every_legitimate_form(table):
    cek.tabel(table, kolom=["tahun", "kode", "ton"], baris=3)
    cek.tipe(table, "kode", "teks")
    cek.tipe(table, "tahun", "angka")
    cek.tipe(table, "tanggal", "tanggal")
    cek.nilai(table, ["kode", "tahun"], "ton", {("0101", 2024): 398864, ("0103", 2025): None})
    cek.nilai(table, ["kode"], "tanggal", {"0101": dt.date(2025, 1, 31), "0103": pd.NaT})
    cek.nilai(table, ["kode"], "tanggal", {"0102": pd.Timestamp("2025-02-28")})
    cek.jumlah(table, "ton", 398876.5)
    cek.lengkap(table, "kode")
    cek.unik(table, ["kode", "tahun"])


@pytest.mark.parametrize("members", LISTS, ids=lambda each: type(each).__name__)
def test_list_check_accepts_any_collection_in_any_order(members):
    cek.daftar(members, [None, 7, "Praya", "Gerung"])
    cek.fungsi(lambda: members, (), ["Praya", "Gerung", 7, None])


@pytest.mark.parametrize(
    ("found", "expected", "tolerance", "right"),
    [
        (np.float64(5), 5, None, True),
        (pd.Series([5]), 5, None, True),
        (Decimal("5.5"), 5.5, None, True),
        (0.1 + 0.2, 0.3, None, True),
        (0.1 + 0.2 - 0.3, 0, None, True),
        (33.333333, 100 / 3, None, True),
        (33.33, 100 / 3, None, False),
        (33.33, 100 / 3, 0.01, True),
        (5_600_001, 5_600_000, None, False),  # one person in a province counts
        (5_600_001.0, 5_600_000.0, None, False),
        (7_500_000_009, 7_500_000_000, 1, False),
        (True, 1, None, False),
        (np.True_, 1, None, False),
    ],
)
def test_numbers_are_compared_without_float_noise_and_without_leniency(
    found, expected, tolerance, right
):
    checks = [
        lambda: cek.angka(found, expected, toleransi=tolerance),
        lambda: cek.fungsi(lambda: [[found]], (), [[expected]], toleransi=tolerance),
        lambda: cek.fungsi(lambda: {"a": found}, (), {"a": expected}, toleransi=tolerance),
    ]
    for check in checks:
        if right:
            check()
        else:
            said(check)


@pytest.mark.parametrize("text", ["Gerung", " gerung\n", "GERUNG", np.str_("Gerung")])
def test_text_check_ignores_case_and_outer_spaces(text):
    cell("cek.teks('text', 'Gerung')", text=text)
    cell("cek.teks('text', ['Kediri', 'gerung '])", text=text)


@pytest.mark.parametrize("unit", ["s", "us", "ns"])
def test_dates_and_durations_of_numpy_are_those_of_python(unit):
    dates = np.array(["2025-01-31", "NaT"], dtype=f"datetime64[{unit}]")
    cek.daftar(dates, [dt.date(2025, 1, 31), None])
    cek.daftar(pd.Series(dates), [dt.datetime(2025, 1, 31), pd.NaT])
    days = np.array([2, "NaT"], dtype="timedelta64[D]").astype(f"timedelta64[{unit}]")
    cek.daftar(days, [dt.timedelta(days=2), None])
    cek.daftar(pd.Series(days), [pd.Timedelta(days=2), None])


@pytest.mark.parametrize("name", ["cek", "len", "list", "sorted", "str"])
def test_variables_named_like_functions_do_not_matter(name):
    cell("from bimtek import cek\ncek.tabel('padi', baris=3)", padi=PADI, **{name: 7})


@pytest.mark.parametrize("yes", [Yes(), YesText("Praya")], ids=["object", "text"])
def test_object_that_answers_for_itself_does_not_pass(yes):
    table = pd.DataFrame({"kode": ["Gerung"], "isi": pd.Series([yes], dtype=object)})
    for expected in ("Gerung", 5, dt.date(2025, 1, 31), None, True):
        said(cek.nilai, table, ["kode"], "isi", {"Gerung": expected})
        said(cek.fungsi, lambda: yes, (), expected)
        said(cek.fungsi, lambda: [yes], (), [expected])
        said(cek.fungsi, lambda: {"a": (yes,)}, (), {"a": (expected,)})
        said(cek.daftar, [yes], [expected])
    said(cek.angka, yes, 5)
    said(cell, "cek.teks('yes', 'Gerung')", yes=yes)
    said(cek.tipe, table, "isi", "tanggal")
    said(cek.tabel, YesTable({"kode": [1]}), baris=3)


@pytest.mark.parametrize("name", ["k" * 200, "kolom panjang " * 20, "x" * 78 + " y"])
def test_no_line_is_longer_than_the_dialog_shows(name):
    table = pd.DataFrame({name: [f" {name}"], "a": [1]})
    said(cell, f"cek.ada({name!r})")
    said(cek.tabel, table, kolom=[name + "s"])
    said(cek.tipe, table, name, "angka", saran=name)
    said(cek.nilai, table, [name], "a", {f" {name}": 2})
    said(cek.unik, pd.concat([table, table]), [name])
    said(cek.daftar, [name, name + "x"], [f"{name}s"])
    said(cek.fungsi, lambda x: 1 / 0, (name,), name)
    said(cek.lengkap, table, "b", tujuan=name)


def test_notebook_shows_the_message_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    for place, name in ((sys, "ps1"), (builtins, "display"), (builtins, "__IPYTHON__")):
        monkeypatch.setattr(place, name, None, raising=False)  # the shell sets it for good
    options = Config(HistoryManager={"enabled": False}, InteractiveShell={"colors": "nocolor"})
    shell = InteractiveShell(config=options, user_module=types.ModuleType("buku_latihan"))
    shell.user_ns |= {"cek": cek, "hasil": 6, "CourseError": CourseError}
    for source, words in (
        ("cek.angka('hasil', 5)", "Variabel hasil: 6 (seharusnya 5).\n"),
        ("cek.teks('hasil', 7)", f"{UNEXPECTED}\n"),
        ("raise CourseError('Tutup dulu.')", "Tutup dulu.\n"),
    ):
        result = shell.run_cell(source)
        printed = capsys.readouterr()
        assert printed.out == words and printed.err == "" and not result.success


def test_passing_is_said_aloud(capsys):
    cek.lulus("Tugas 1 (inti)")
    assert capsys.readouterr().out == "Tugas 1 (inti): pemeriksaan ini lulus.\n"


def test_a_column_of_answers_is_not_yet_the_table():
    with pytest.raises(cek.BelumTepat, match="berisi jawaban benar/salah, belum tabelnya"):
        cek.tabel(pd.Series([True, False]), kolom=["a"])


class LyingInt(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class LyingFloat(float):
    def __float__(self):
        return 5.0

    __eq__, __hash__ = LyingInt.__eq__, float.__hash__


class LyingList(list):
    def __iter__(self):
        return iter([1, 2])

    def __len__(self):
        return 2


class LyingDict(dict):
    def keys(self):
        return {"a": 1}.keys()

    def __getitem__(self, key):
        return 1


class LyingArray(np.ndarray):
    def item(self):
        return 5


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (LyingInt(3), 5),
        (LyingFloat(3.5), 5),
        (LyingList([9]), [1, 2]),
        (LyingDict(), {"a": 1}),
        (np.array([3]).view(LyingArray), 5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_do_not_say_themselves_what_they_are_equal_to(value, expected):
    assert not same(value, expected)
