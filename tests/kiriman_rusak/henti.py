"""The end of the program and endless cells: the task they are in is lost, the rest graded."""

from __future__ import annotations

from kiriman_rusak.kasus import FULL, TO_CHECK, Family, doubted, lost
from kiriman_rusak.latihan import BONUS, CHART, FUNCTION, NUMBERS, TABLE, before, inside

family = Family("henti", hostile=True)

# The end of the whole program, in one task: the others are graded without it.
SEGFAULT = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)"
for _promise, _code, _trap in (
    ("hard_exit", "import os\nos._exit(0)", "os._exit or out of memory"),
    ("segmentation_fault", SEGFAULT, ""),
    ("abort", "import os\nos.abort()", ""),
    ("signal_to_itself", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", ""),
    (
        "overflow_of_the_stack",
        (
            """import sys
sys.setrecursionlimit(10**9)
def f(n):
    return [f(n + 1)]
import json
isi = []
for _ in range(10**6):
    isi = [isi]
repr(isi)
f(0)"""
        ),
        "",
    ),
    (
        "alarm_that_nobody_hears",
        """import os, signal, time
signal.signal(signal.SIGALRM, signal.SIG_DFL)
signal.alarm(1)
time.sleep(30)""",
        "",
    ),
):
    for _task in (NUMBERS, FUNCTION):
        family.code(
            f"{_promise}_in_{'task_1' if _task == NUMBERS else 'task_3'}_costs_it_alone",
            {_task: _code},
            lost(_task),
            trap=_trap,
        )
family.code(
    "hard_exits_in_four_tasks_cost_these_four",
    dict.fromkeys((NUMBERS, TABLE, FUNCTION, CHART), "import os\nos._exit(0)"),
    lost(NUMBERS, TABLE, FUNCTION, CHART),
)
family.code(
    "hard_exit_in_a_checked_function_costs_its_task_alone",
    inside("import os\nos._exit(0)"),
    lost(FUNCTION),
)
family.code(
    "segmentation_fault_in_a_checked_function_costs_its_task_alone",
    inside(SEGFAULT),
    lost(FUNCTION),
)

READ_NOTHING = "import ctypes\nctypes.string_at(0)"
family.code(
    "read_of_no_memory_costs_its_task",
    {BONUS: READ_NOTHING},
    doubted(lost(BONUS), BONUS, READ_NOTHING),
)

# Endless cells.
LOOP = "while True:\n    pass"
STUBBORN = """while True:
    try:
        while True:
            pass
    except BaseException:
        pass"""
DEAF = """import signal
for nama in ("SIGINT", "SIGTERM", "SIGALRM", "SIGXCPU", "SIGHUP", "SIGPROF", "SIGVTALRM"):
    signal.signal(getattr(signal, nama), signal.SIG_IGN)
while True:
    pass"""
for _promise, _code, _trap in (
    ("endless_loop", LOOP, ""),
    ("endless_loop_that_catches_everything", STUBBORN, "except BaseException around endless loop"),
    ("endless_loop_deaf_to_signals", DEAF, ""),
    ("endless_count_inside_the_language", "jumlah = sum(range(10**14))", ""),
    ("endless_power", "jumlah = 7 ** (10**9) % 10", ""),
    ("endless_search", 'import re\nre.match("(a+)+$", "a" * 60 + "b")', ""),
    ("sleep", "import time\ntime.sleep(900)", ""),
    (
        "deadlock",
        """import threading
kunci = threading.Lock()
kunci.acquire()
kunci.acquire()""",
        "",
    ),
    (
        "wait_for_a_pipe",
        """import os
baca, tulis = os.pipe()
os.read(baca, 1)""",
        "",
    ),
):
    family.code(f"{_promise}_costs_its_task_alone", {NUMBERS: _code}, lost(NUMBERS), trap=_trap)
family.code(
    "endless_loop_in_a_checked_function_costs_its_task_alone", inside(STUBBORN), lost(FUNCTION)
)
family.code(
    "endless_loops_in_three_tasks_cost_these_three",
    {NUMBERS: LOOP, FUNCTION: STUBBORN, BONUS: LOOP},
    lost(NUMBERS, FUNCTION, BONUS),
)
family.code(
    "busy_thread_left_running_leaves_its_task_to_a_person",
    before(
        NUMBERS,
        (
            """import threading, time
akhir = time.time() + 20
def sibuk():
    while time.time() < akhir:
        pass
threading.Thread(target=sibuk, daemon=True).start()"""
        ),
    ),
    {**FULL, NUMBERS: TO_CHECK},
)

# Raw output beside Python's.
for _promise, _code in (
    ("bytes_that_are_no_text", 'os.write(1, b"\\xff\\xfe\\x00\\x80" * 1000)'),
    ("bytes_on_stderr", "os.write(2, bytes(range(256)) * 1000)"),
    (
        "closed_descriptors",
        """os.close(1)
os.close(2)
os.close(0)""",
    ),
    ("print_of_200_megabytes", 'print("banyak sekali " * 14_000_000)'),
):
    family.code(f"{_promise}_costs_nothing", before(NUMBERS, f"import os\n{_code}"))
