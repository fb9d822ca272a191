"""Forgery by looking over a check's shoulder, and by saying the result oneself."""

from __future__ import annotations

from pathlib import Path

from kiriman_rusak.kasus import FULL, NEVER, PARCEL, Family, Work, lost
from kiriman_rusak.latihan import BONUS, CHART, FUNCTION, NAME, NUMBERS, WRONG

family = Family("hasil_palsu", hostile=True)

# Watching and waiting.
family.forged(
    "tracer_that_steps_over_the_failure",
    """import sys
def jejak(rangka, kejadian, isi):
    if "cek" not in rangka.f_code.co_filename:
        return None
    def langkah(rangka, kejadian, isi):
        if kejadian == "line" and rangka.f_code.co_name == "checked":
            try:
                rangka.f_lineno = max(satu[2] for satu in rangka.f_code.co_lines() if satu[2])
            except ValueError:
                pass
        return langkah
    return langkah
sys.settrace(jejak)
import threading
threading.settrace(jejak)""",
)
family.forged(
    "profiler_that_reads_what_is_expected",
    """import sys
def intip(rangka, kejadian, isi):
    if kejadian == "call" and "harapan" in rangka.f_locals:
        get_ipython().user_ns["terbesar"] = rangka.f_locals["harapan"]
sys.setprofile(intip)""",
)
family.forged(
    "audit_hook_that_reads_a_check",
    """import sys
def intip(kejadian, isi):
    if kejadian != "exec" or "terbesar" not in str(isi[0].co_consts):
        return
    angka = [satu for satu in isi[0].co_consts if type(satu) is int]
    rangka = sys._getframe()
    while rangka and angka:
        for nama in list(rangka.f_locals.values()):
            if type(nama) is dict and "terbesar" in nama:
                nama["terbesar"] = angka[0]
        rangka = rangka.f_back
sys.addaudithook(intip)""",
)
family.forged(
    "collector_of_garbage_that_patches_in_passing",
    """import gc
def ubah(tahap, isi):
    from bimtek.cek import plain, values
    plain.same = values.same = lambda *apa, **saja: True
gc.callbacks.append(ubah)
gc.set_threshold(1)""",
)
family.forged(
    "timer_that_patches_in_passing",
    """import signal
def ubah(nomor, rangka):
    from bimtek.cek import plain, values
    plain.same = values.same = lambda *apa, **saja: True
signal.signal(signal.SIGALRM, ubah)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)""",
)
family.forged(
    "thread_that_patches_all_the_time",
    """import threading, time
from bimtek.cek import plain, values
def ubah():
    akhir = time.time() + 60
    while time.time() < akhir:
        plain.same = values.same = lambda *apa, **saja: True
        values.leftovers = lambda *apa, **saja: ([], [])
        time.sleep(0.0005)
threading.Thread(target=ubah, daemon=True).start()""",
)

# Saying it oneself.
FAKE = '{"passed": true, "points": 10, "score": 10, "cells": {"91-bonus-uji": {"points": 2}}}'
family.forged("printed_result", f"print('''{FAKE}''')\nprint('91-tugas-3-uji-1: lulus. 10/10')")
family.forged(
    "result_written_to_every_descriptor",
    f"""import os
isi = b'''{FAKE}'''
for nomor in range(256):
    for teks in (isi + b"\\n", len(isi).to_bytes(4, "big") + isi):
        try:
            os.write(nomor, teks)
        except OSError:
            pass""",
)
family.forged(
    "result_written_at_the_very_end",
    f"""import atexit, os
class Akhir:
    def __del__(self):
        print('''{FAKE}''')
akhir = Akhir()
atexit.register(lambda: (print('''{FAKE}'''), os._exit(0)))""",
)
family.forged(
    "result_file_beside_the_notebook",
    f"""for nama in ("hasil.json", "result.json", "91-lima.ipynb", "gradebook.db", ".nilai"):
    with open(nama, "w") as berkas:
        berkas.write('''{FAKE}''')""",
)
family.forged(
    "output_that_looks_like_partial_credit",
    """import sys
display(10.0)
sys.displayhook = lambda nilai: sys.__displayhook__(10.0)
from bimtek.cek import passed
import bimtek.cek
passed.lulus = bimtek.cek.lulus = lambda *apa: 999""",
    trap="last expression larger than the points",
)


@family.case(
    lost(FUNCTION, CHART, BONUS),
    lines=[(f"{PARCEL}!/latihan/{NAME}/bimtek/cek.py", "bukan latihan")],
)
def own_checks_packed_beside_the_notebook_are_not_used(folder: Path, work: Work) -> None:
    content = work.content({task: WRONG[task] for task in (FUNCTION, CHART, BONUS)})
    fake = b"def __getattr__(nama): return lambda *apa, **saja: None"
    names = ("bimtek/__init__.py", "bimtek/cek.py", "pandas.py", "cek.py", "sitecustomize.py")
    work.parcel(folder, content, **{f"latihan/{NAME}/{name}": fake for name in names})


family.code(
    "honest_answers_before_a_trick_in_the_bonus_keep_their_marks",
    {BONUS: f"from bimtek import cek\ncek.angka = lambda *apa, **saja: None\n{WRONG[BONUS]}"},
    {**FULL, BONUS: NEVER},
)
family.code(
    "trick_in_the_first_task_earns_nothing_in_any",
    WRONG
    | {NUMBERS: f"import bimtek.cek.plain as p\np.same = lambda *apa: True\n{WRONG[NUMBERS]}"},
    {**dict.fromkeys(WRONG, NEVER), **{"91-tugas-4": FULL["91-tugas-4"]}},
)
