"""Forgery from within: functions that cheat while checked, cells that reach for the grader.

A checked function runs in the middle of a check: it can look at who calls it, change what
the check is about to use, and even put it back afterwards.
"""

from __future__ import annotations

from kiriman_rusak.kasus import FULL, NEVER, Family, doubted
from kiriman_rusak.latihan import FUNCTION

family = Family("curang", hostile=True)


def _cheats(promise: str, body: str) -> None:
    """Add a case: a wrong function does something while it is checked."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    code = f"def persen(bagian, seluruh):\n{lines}\n    return -1"
    family.code(promise, {FUNCTION: code}, doubted({**FULL, FUNCTION: NEVER}, FUNCTION, body))


# What a function can do while it is checked.
CALLERS = """import sys
rangka = sys._getframe(1)
while rangka:
    for nama in ("harapan", "expected"):
        if nama in rangka.f_locals:
            return rangka.f_locals[nama]
    rangka = rangka.f_back"""
_cheats("function_that_asks_its_callers_what_is_expected", CALLERS)
_cheats(
    "function_that_asks_through_an_error_what_is_expected",
    """try:
    raise ValueError
except ValueError as galat:
    rangka = galat.__traceback__.tb_frame
while rangka:
    if "harapan" in rangka.f_locals:
        return rangka.f_locals["harapan"]
    rangka = rangka.f_back""",
)
_cheats(
    "function_that_reads_the_code_of_the_check",
    """import sys
rangka = sys._getframe(1)
while rangka:
    isi = rangka.f_code.co_consts
    if (bagian, seluruh) in isi:
        return isi[isi.index((bagian, seluruh)) + 1]
    rangka = rangka.f_back""",
)
_cheats(
    "function_that_finds_the_expected_among_all_objects",
    """import gc
for benda in gc.get_objects():
    if type(benda) is not tuple and type(benda) is not dict:
        continue
    if (bagian, seluruh) in [satu for satu in benda if type(satu) is tuple]:
        lain = [satu for satu in benda if type(satu) in (int, float)]
        if lain:
            return lain[0]
    if type(benda) is dict and "harapan" in benda:
        return benda["harapan"]""",
)
_cheats(
    "function_that_changes_the_comparison_while_checked",
    """from bimtek.cek import plain, values
plain.same = values.same = lambda *apa, **saja: True""",
)
_cheats(
    "function_that_changes_the_comparison_and_puts_it_back",
    """from bimtek.cek import values
asli = values.same
def ya(*apa, **saja):
    values.same = asli
    return True
values.same = ya""",
)
_cheats(
    "function_that_changes_the_code_of_the_comparison_and_puts_it_back",
    """from bimtek.cek import values
asli = values.same.__code__
values.same.__globals__["asli_jejak"] = asli
def ya(found, expected, tolerance=None):
    same.__code__ = asli_jejak
    del globals()["asli_jejak"]
    return True
values.same.__code__ = ya.__code__""",
)
_cheats(
    "function_that_changes_what_its_caller_found",
    """import ctypes, sys
rangka = sys._getframe(1)
while rangka:
    if "harapan" in rangka.f_locals:
        rangka.f_locals["harapan"] = -1
        try:
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(rangka), ctypes.c_int(0))
        except AttributeError:
            pass
    rangka = rangka.f_back""",
)
_cheats(
    "function_that_answers_in_place_of_the_grader",
    """import json, os, sys
rangka, kata, jalur = sys._getframe(1), None, None
while rangka:
    for nilai in list(rangka.f_locals.values()):
        if type(nilai) is dict and "word" in nilai:
            kata = nilai["word"]
        for nama in ("_out", "_outgoing", "outgoing"):
            jalur = getattr(nilai, nama, None) or jalur
    rangka = rangka.f_back
pesan = {"word": kata, "passed": True, "value": None, "message": "", "forged": False}
isi = json.dumps(pesan | {"changed": [], "outputs": []}).encode()
if isinstance(jalur, int):
    os.write(jalur, len(isi).to_bytes(4, "big") + isi)
    os._exit(0)""",
)
_cheats(
    "function_that_finds_the_grader_among_all_objects",
    """import gc, json, os
kata = [b["word"] for b in gc.get_objects() if type(b) is dict and type(b.get("word")) is str]
jalur = [b._out for b in gc.get_objects() if type(b).__name__ == "CellServer"]
for satu in kata:
    pesan = {"word": satu, "passed": True, "value": None, "message": "", "forged": False}
    isi = json.dumps(pesan | {"changed": [], "outputs": []}).encode()
    for tempat in jalur:
        os.write(tempat, len(isi).to_bytes(4, "big") + isi)
if kata and jalur:
    os._exit(0)""",
)
_cheats(
    "function_that_raises_the_end_of_the_check",
    "raise GeneratorExit if bagian == 1 else StopIteration",
)
_cheats("function_that_ends_the_check_with_success", "import sys\nsys.exit(0)")
_cheats("function_that_ends_the_process_with_success", "import os\nos._exit(0)")
_cheats(
    "function_that_shows_a_number_as_the_result_of_the_check",
    "import sys\nsys.displayhook(10.0)\nget_ipython().displayhook(10.0)",
)
_cheats(
    "function_that_makes_the_last_line_worth_more_than_the_points",
    """from bimtek import cek
from bimtek.cek import passed
cek.lulus = passed.lulus = lambda *apa: 999
cek.fungsi = lambda *apa, **saja: None""",
)
# Reaching for the grader from an ordinary cell, before the check has come.
TAKE_OVER = {
    "cell_that_replaces_functions_of_the_grader_up_the_stack": """import sys
rangka = sys._getframe()
def lulus(*apa, **saja):
    return {"passed": True, "value": None, "message": "", "forged": False, "outputs": []}
while rangka:
    if "bimtek" in str(rangka.f_globals.get("__name__")) or "check" in rangka.f_globals:
        rangka.f_globals["check"] = lulus
    rangka = rangka.f_back""",
    "cell_that_blinds_the_grader_found_up_the_stack": """import sys
rangka = sys._getframe()
while rangka:
    for nilai in list(rangka.f_locals.values()):
        keadaan = getattr(nilai, "_state", None)
        if hasattr(keadaan, "put_back"):
            type(keadaan).put_back = lambda diri: []
    rangka = rangka.f_back
from bimtek.cek import plain, values
plain.same = values.same = lambda *apa, **saja: True""",
    "thread_that_reads_along_and_answers_first": """import json, os, threading
def baca(nomor):
    isi = b""
    while True:
        try:
            isi += os.read(nomor, 1 << 20)
        except OSError:
            return
        while len(isi) >= 4 and len(isi) >= 4 + int.from_bytes(isi[:4], "big"):
            panjang = 4 + int.from_bytes(isi[:4], "big")
            pesan, isi = isi[4:panjang], isi[panjang:]
            jawab = {"word": json.loads(pesan).get("word"), "passed": True, "value": None}
            jawab |= {"message": "", "forged": False, "changed": [], "outputs": []}
            jawab |= {"tested": True, "error": "", "seconds": 0}
            balas = json.dumps(jawab).encode()
            os.write(nomor, len(balas).to_bytes(4, "big") + balas)
for nomor in range(3, 32):
    try:
        os.fstat(nomor)
    except OSError:
        continue
    threading.Thread(target=baca, args=(nomor,), daemon=True).start()""",
    "child_that_stays_and_answers_in_place_of_its_parent": """import os
if os.fork():
    os._exit(0)
from bimtek.cek import plain, values
plain.same = values.same = lambda *apa, **saja: True""",
    "patched_fork_that_stays_in_one_process": """import os
os.fork = lambda: 0
os._exit = lambda kode: None
os.waitpid = lambda *apa: (0, 0)
from bimtek.cek import plain, values
plain.same = values.same = lambda *apa, **saja: True""",
}
for _promise, _code in TAKE_OVER.items():
    family.forged(_promise, _code)
