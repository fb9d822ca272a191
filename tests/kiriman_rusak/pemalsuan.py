"""Forgery by what is around a check: hooks, builtins, `bimtek.cek`, libraries, output.

Each plays its trick in task 3, where tasks 1 and 2 are honestly right; from there on every
answer is wrong. No trick may earn a point, and what came before keeps its marks.
"""

from __future__ import annotations

from kiriman_rusak.kasus import Family

family = Family("pemalsuan", hostile=True)

# Hooks of IPython.
family.forged(
    "transformer_that_drops_checks",
    """import ast
class Buang(ast.NodeTransformer):
    def visit_Assert(self, simpul):
        return ast.Pass()
    def visit_Expr(self, simpul):
        return ast.Pass() if "cek" in ast.dump(simpul) else simpul
get_ipython().ast_transformers.append(Buang())""",
    trap="ast_transformers that drop asserts",
)
family.forged(
    "input_transformers_that_drop_checks",
    """def buang(baris):
    return ["pass\\n" if "cek" in satu else satu for satu in baris]
alat = get_ipython()
alat.input_transformers_post.append(buang)
alat.input_transformers_cleanup.append(buang)
alat.input_transformer_manager.line_transforms.append(buang)""",
)
family.forged(
    "hook_that_reads_a_check_before_it_runs",
    r"""import re
def intip(info):
    for nama, nilai in re.findall(r'cek\.angka\("(\w+)", (\d+)', info.raw_cell):
        get_ipython().user_ns[nama] = int(nilai)
get_ipython().events.register("pre_run_cell", intip)""",
)
family.forged(
    "hook_that_wipes_the_error_after_a_check",
    """def hapus(hasil):
    hasil.error_in_exec = hasil.error_before_exec = None
get_ipython().events.register("post_run_cell", hapus)
get_ipython().events.register("post_execute", lambda: None)""",
)
family.forged(
    "error_display_that_shows_nothing",
    """alat = get_ipython()
for nama in ("showtraceback", "_showtraceback", "showsyntaxerror"):
    setattr(alat, nama, lambda *apa, **saja: None)
    setattr(type(alat), nama, lambda *apa, **saja: None)
alat.set_custom_exc((BaseException,), lambda *apa, **saja: [])""",
)
family.forged(
    "shell_that_runs_nothing",
    """from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult
def lewati(sumber, *apa, **saja):
    return ExecutionResult(ExecutionInfo(sumber, False, True, True, None))
alat = get_ipython()
alat.run_cell = lewati
type(alat).run_cell = lambda diri, *apa, **saja: lewati(*apa, **saja)
async def lewati_nanti(*apa, **saja):
    return lewati("")
alat.run_cell_async = alat.run_ast_nodes = alat.run_code = lewati_nanti""",
)
family.forged(
    "names_that_answer_for_themselves",
    """class Nama(dict):
    def __getitem__(self, kunci):
        return 160 if kunci == "terbesar" else dict.__getitem__(self, kunci)
    def get(self, kunci, lain=None):
        return 160 if kunci == "terbesar" else dict.get(self, kunci, lain)
get_ipython().user_ns = Nama(get_ipython().user_ns)""",
)

# Builtins and modules.
family.forged(
    "patched_builtins",
    """import builtins
asli = builtins.isinstance
builtins.isinstance = lambda benda, jenis: True
builtins.len = lambda benda: 3
builtins.set = lambda *apa: frozenset()
builtins.any = lambda *apa: False
builtins.all = lambda *apa: True""",
)
family.forged(
    "patched_kind_of_error",
    """import builtins
class Diam(Exception):
    pass
builtins.AssertionError = Diam
builtins.Exception = builtins.BaseException = ()""",
)
family.forged(
    "patched_import",
    """import builtins, types
asli = builtins.__import__
palsu = types.SimpleNamespace(__getattr__=None)
class Ya:
    def __getattr__(self, nama):
        return lambda *apa, **saja: None
def ganti(nama, *apa, **saja):
    modul = asli(nama, *apa, **saja)
    return types.SimpleNamespace(cek=Ya()) if nama == "bimtek" else modul
builtins.__import__ = ganti""",
)
family.forged(
    "patched_compiler",
    """import builtins
asli = builtins.compile
def kosong(sumber, *apa, **saja):
    teks = sumber if isinstance(sumber, str) else __import__("ast").unparse(sumber)
    return asli("pass", "x", "exec") if "tujuan" in teks else asli(sumber, *apa, **saja)
builtins.compile = kosong
builtins.exec = builtins.eval = lambda *apa, **saja: None""",
)
family.forged(
    "patched_parser_that_spares_what_does_not_look_like_a_check",
    """import ast
asli = ast.parse
def kosong(sumber, *apa, **saja):
    return asli("pass" if "tujuan" in str(sumber) else sumber, *apa, **saja)
ast.parse = kosong""",
)
family.forged(
    "no_builtins_at_all",
    """del __builtins__
__builtins__ = {"__import__": __import__, "__build_class__": __build_class__}""",
)
family.forged(
    "checks_that_check_nothing",
    """from bimtek import cek
for nama in cek.__all__:
    setattr(cek, nama, lambda *apa, **saja: None)""",
)
family.forged(
    "checks_with_other_insides",
    """from bimtek import cek
def diam(*apa, **saja):
    return None
for nama in ("angka", "fungsi", "daftar", "teks"):
    fungsi = getattr(cek, nama)
    for satu in (fungsi, getattr(fungsi, "__wrapped__", fungsi)):
        try:
            satu.__code__ = diam.__code__
        except ValueError:
            pass""",
)
family.forged(
    "checks_with_other_defaults_and_cells",
    """from bimtek.cek import failure, plain, values
plain.same.__defaults__ = (1e99,)
for fungsi in (values.angka, values.fungsi, values.daftar, values.teks):
    for sel in fungsi.__closure__ or ():
        sel.cell_contents = lambda *apa, **saja: None""",
)
family.forged(
    "comparison_that_says_yes",
    """from bimtek.cek import plain, tables, values
for modul in (plain, values, tables):
    modul.same = lambda *apa, **saja: True
    modul.leftovers = lambda *apa, **saja: ([], [])""",
)
family.forged(
    "failure_that_is_no_error",
    """from bimtek.cek import failure
class BelumTepat(Exception):
    def __new__(cls, *apa):
        return StopIteration()
failure.BelumTepat = failure.check = BelumTepat
import bimtek.cek
bimtek.cek.BelumTepat = BelumTepat""",
)
family.forged(
    "failure_that_cannot_be_made",
    """from bimtek import cek
def buat(kelas, pesan):
    raise SystemExit(0)
cek.BelumTepat.__new__ = buat
cek.BelumTepat.__init__ = buat""",
)
family.forged(
    "fake_module_in_the_place_of_the_checks",
    """import sys, types
class Palsu(types.ModuleType):
    def __getattr__(self, nama):
        return lambda *apa, **saja: None
palsu = Palsu("bimtek.cek")
sys.modules["bimtek.cek"] = palsu
sys.modules["bimtek"] = Palsu("bimtek")
sys.modules["bimtek"].cek = palsu""",
)
family.forged(
    "finder_of_fake_modules",
    """import importlib.abc, importlib.util, sys
class Cari(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, nama, jalan, sasaran=None):
        if nama.startswith("bimtek"):
            return importlib.util.spec_from_loader(nama, self, is_package=True)
    def exec_module(self, modul):
        modul.__getattr__ = lambda nama: lambda *apa, **saja: None
sys.meta_path.insert(0, Cari())
for nama in [nama for nama in sys.modules if nama.startswith("bimtek")]:
    del sys.modules[nama]""",
)
family.forged(
    "own_folder_called_bimtek",
    """import os, sys
os.makedirs("bimtek/cek", exist_ok=True)
for nama in ("bimtek/__init__.py", "bimtek/cek/__init__.py"):
    with open(nama, "w") as berkas:
        berkas.write("def __getattr__(nama): return lambda *apa, **saja: None")
sys.path.insert(0, os.getcwd())
for nama in [nama for nama in sys.modules if nama.startswith("bimtek")]:
    del sys.modules[nama]""",
)
family.forged(
    "own_library_that_is_loaded_instead",
    """import os, sys
for nama in ("math", "difflib", "textwrap", "decimal"):
    with open(f"{nama}.py", "w") as berkas:
        berkas.write("def __getattr__(nama): return lambda *apa, **saja: True")
    sys.modules.pop(nama, None)
sys.path.insert(0, os.getcwd())
import math
from bimtek.cek import plain
plain.math = math""",
)
family.forged(
    "patched_mathematics",
    """import math
math.isclose = lambda *apa, **saja: True
math.isnan = lambda *apa, **saja: True
math.fsum = lambda *apa, **saja: 6578""",
)
family.forged(
    "patched_tables",
    """import numpy, pandas
pandas.DataFrame.__len__ = lambda diri: 6
pandas.Series.tolist = pandas.Index.tolist = lambda diri: [52900, 71300, 88400]
pandas.DataFrame.columns = property(lambda diri: pandas.Index(["kode", "nama", "kunjungan"]))
pandas.isna = numpy.isclose = lambda *apa, **saja: True""",
)
family.forged(
    "patched_system_calls_of_the_grader",
    """import os
asli = os.write
def tulis(nomor, isi):
    isi = bytes(isi)
    isi = isi.replace(b'"passed": false', b'"passed":  true')
    isi = isi.replace(b'"forged": true', b'"forged":false')
    return asli(nomor, isi)
os.write = tulis""",
)
family.forged(
    "patched_writer_of_results",
    """import json
asli = json.dumps
def tulis(pesan, *apa, **saja):
    if isinstance(pesan, dict) and "passed" in pesan:
        pesan = pesan | {"passed": True, "forged": False, "changed": [], "message": ""}
    return asli(pesan, *apa, **saja)
json.dumps = tulis
json.JSONEncoder.encode = lambda diri, pesan: asli(pesan)""",
)
family.forged(
    "patched_dice",
    """import random, secrets
for nama in ("randbelow", "token_hex", "token_bytes", "randbits"):
    setattr(secrets, nama, lambda *apa: 7)
random.SystemRandom = random.Random""",
)
