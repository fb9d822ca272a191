"""Forgery by the answer itself: objects that answer for themselves when compared."""

from __future__ import annotations

from kiriman_rusak.kasus import FULL, NEVER, Family, doubted
from kiriman_rusak.latihan import CHART, FUNCTION, NUMBERS, TABLE

family = Family("berbohong", hostile=True)


def _lies(promise: str, task: str, code: str, trap: str = "") -> None:
    """Add a case: one answer lies, the others are right."""
    family.code(promise, {task: code}, doubted({**FULL, task: NEVER}, task, code), trap=trap)


EQUAL = """class Sama{base}:
    __hash__ = {hash}
    def __eq__(self, lain):
        return True
    def __ne__(self, lain):
        return False
    def __lt__(self, lain):
        return True
    __le__ = __gt__ = __ge__ = __lt__
    def __getattr__(self, nama):
        return lambda *apa, **saja: self
"""
_lies(
    "object_that_equals_everything",
    NUMBERS,
    EQUAL.format(base="", hash="object.__hash__") + "jumlah = rata_rata = Sama()",
    trap="object whose __eq__ is always True",
)
for _kind, _value in (("int", "-1"), ("float", "-1.5")):
    _lies(
        f"{_kind}_that_equals_everything",
        NUMBERS,
        EQUAL.format(base=f"({_kind})", hash=f"{_kind}.__hash__")
        + f"""    def is_integer(self):
        return True
    def __sub__(self, lain):
        return Sama(0)
    __rsub__ = __sub__
    def __abs__(self):
        return 0
jumlah = rata_rata = Sama({_value})""",
        trap="object whose __eq__ is always True",
    )
_lies(
    "text_that_equals_everything",
    CHART,
    EQUAL.format(base="(str)", hash="lambda self: hash('panen padi 2024')")
    + """    def strip(self, *apa):
        return self
    casefold = lower = strip
judul = Sama("x")
tinggi = [-1, -1, -1]""",
)
_lies(
    "class_that_pretends_to_be_a_number",
    NUMBERS,
    """class Angka:
    __class__ = int
    def __eq__(self, lain):
        return True
    def __float__(self):
        return 605.0
    __hash__ = None
jumlah = rata_rata = Angka()""",
)
_lies(
    "list_whose_members_equal_everything",
    CHART,
    EQUAL.format(base="", hash="object.__hash__")
    + """judul = "Panen padi 2024"
tinggi = [Sama(), Sama(), Sama()]""",
)
_lies(
    "list_that_is_another_each_time",
    CHART,
    """class Daftar(list):
    def __iter__(self):
        return iter(())
    def __len__(self):
        return 3
    def __contains__(self, apa):
        return True
    def __eq__(self, lain):
        return True
judul = "Panen padi 2024"
tinggi = Daftar([-1, -1, -1])""",
)
_lies(
    "number_of_decimals_that_lies",
    NUMBERS,
    """import decimal
class Angka(decimal.Decimal):
    def __float__(self):
        import sys
        return float(sys._getframe(2).f_locals.get("harapan", -1))
jumlah = rata_rata = Angka(-1)""",
)
_lies(
    "array_that_lies_about_its_only_member",
    NUMBERS,
    """import numpy
class Larik(numpy.ndarray):
    def item(self, *apa):
        import sys
        rangka = sys._getframe()
        while rangka and "harapan" not in rangka.f_locals:
            rangka = rangka.f_back
        return rangka.f_locals["harapan"] if rangka else -1
jumlah = rata_rata = numpy.array([-1]).view(Larik)""",
)
_lies(
    "table_that_lies_about_itself",
    TABLE,
    """class Tabel(pd.DataFrame):
    def __len__(self):
        return 6
    @property
    def columns(self):
        return ["kode", "nama", "kunjungan"]
    @property
    def index(self):
        return pd.RangeIndex(6)
    def __getitem__(self, nama):
        import sys
        rangka = sys._getframe()
        while rangka and "harapan" not in rangka.f_locals:
            rangka = rangka.f_back
        ada = rangka.f_locals["harapan"] if rangka else {}
        isi = {"kode": list(ada), "kunjungan": list(ada.values())} if type(ada) is dict else {}
        return pd.Series(isi.get(nama, [ada, 0, 0, 0, 0, 0]))
    def __contains__(self, nama):
        return True
puskesmas = Tabel({"kode": ["1"]})""",
)
_lies(
    "column_that_lies_about_its_members",
    TABLE,
    """class Kolom(pd.api.extensions.ExtensionArray):
    pass
class Sama(int):
    def __eq__(self, lain):
        return True
    def __hash__(self):
        return hash("0305")
    def __radd__(self, lain):
        return 6578
    def __float__(self):
        return 6578 / 6
puskesmas = pd.DataFrame({
    "kode": [f"{n}" for n in range(5)] + ["0305"], "nama": "x", "kunjungan": [Sama(-1)] * 6
}, dtype=object)""",
)

EQUAL_RESULT = EQUAL.format(base="", hash="object.__hash__")
_lies(
    "function_whose_result_equals_everything",
    FUNCTION,
    f"{EQUAL_RESULT}def persen(bagian, seluruh):\n    return Sama()",
)
_lies(
    "callable_object_that_lies",
    FUNCTION,
    f"{EQUAL_RESULT}    def __call__(self, *apa):\n        return self\npersen = Sama()",
)
