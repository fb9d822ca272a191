"""Runtime: odd but honest code keeps its marks, an error costs the task it is in alone."""

from __future__ import annotations

from kiriman_rusak.kasus import FULL, TO_CHECK, Family, Marks, lost
from kiriman_rusak.latihan import (
    BONUS,
    CHART,
    DATA_NAME,
    FUNCTION,
    NUMBERS,
    RIGHT,
    TABLE,
    after,
    before,
    inside,
)

family = Family("jalan")


def _keeps(promise: str, changes: dict[str, str], marks: Marks = FULL, trap: str = "") -> None:
    family.code(f"{promise}_costs_nothing", changes, marks, trap=trap)


# What is printed, warned of and shown.
WARNING = 'import warnings\nwarnings.warn("akan berubah", FutureWarning)'
_keeps("future_warning", before(NUMBERS, WARNING), trap="FutureWarning in right code")
_keeps("warning_during_a_check", inside(WARNING), trap="FutureWarning in right code")
_keeps("print_during_a_check", inside('print("menghitung", bagian)'))
_keeps("noise_on_stderr_during_a_check", inside('import sys\nprint("aduh", file=sys.stderr)'))
_keeps("log_during_a_check", inside('import logging\nlogging.warning("awas")'))
_keeps("display_during_a_check", inside("display(bagian)"))
_keeps("print_of_a_megabyte", before(NUMBERS, 'print("panjang " * 130_000)'))
_keeps("print_of_half_a_character", after(NUMBERS, 'print("\\ud83d")'))
_keeps("print_of_control_characters", before(NUMBERS, 'print("\\x00\\x1b[2J\\x07")'))
_keeps(
    "value_that_cannot_be_shown",
    after(
        NUMBERS,
        """class Rusak:
    def __repr__(self):
        raise ValueError
Rusak()""",
    ),
)
_keeps(
    "number_of_numpy_as_last_value",
    {
        NUMBERS: """import numpy as np
jumlah = np.float64(sum(kunjungan))
rata_rata = np.float64(jumlah / 5)
np.float64(3.5)"""
    },
    trap="np.float64 as last value",
)
_keeps(
    "hundred_and_twenty_figures",
    before(
        CHART,
        """for nomor in range(120):
    plt.figure(figsize=(1, 1))
plt.close('all')""",
    ),
)
_keeps(
    "figures_left_open", before(CHART, "for nomor in range(12):\n    plt.figure(figsize=(1, 1))")
)
_keeps("error_after_the_answer", after(NUMBERS, "1 / 0"))
_keeps("end_of_the_program_after_the_answer", after(FUNCTION, "import sys\nsys.exit()"))

# Names, settings, places.
OPEN_DATA = f'open("{DATA_NAME}").close()'
_keeps(
    "variables_called_like_what_a_check_uses",
    after(
        NUMBERS,
        """cek = len = print = list = sum = tuple = isinstance = set = 0
bimtek = np = 'padi'""",
    ),
    trap="variable called cek or len",
)
_keeps("change_of_directory", after(TABLE, 'import os\nos.chdir("/")'), trap="os.chdir")
_keeps(
    "change_of_directory_before_a_check_that_reads_a_file",
    {FUNCTION: f'{inside(OPEN_DATA)[FUNCTION]}\nimport os\nos.chdir("/")'},
    trap="os.chdir",
)
_keeps(
    "removed_working_directory",
    after(
        BONUS,
        (
            """import os, shutil
map_kerja = os.getcwd()
os.chdir('/')
shutil.rmtree(map_kerja)"""
        ),
    ),
    trap="os.chdir",
)
_keeps("data_deleted_after_reading", after(TABLE, 'import shutil\nshutil.rmtree("data")'))
_keeps("data_overwritten_after_reading", after(TABLE, f'open("{DATA_NAME}", "w").write("x")'))
_keeps("closed_output", before(NUMBERS, "import sys\nsys.stdout.close()"), trap="closed stdout")
_keeps("closed_error_output", before(NUMBERS, "import sys\nsys.stderr.close()"))
_keeps(
    "replaced_output", before(NUMBERS, "import io, sys\nsys.stdout = sys.stderr = io.StringIO()")
)
_keeps("output_that_is_nothing", before(NUMBERS, "import sys\nsys.stdout = sys.stderr = None"))
_keeps("low_recursion_limit", after(NUMBERS, "import sys\nsys.setrecursionlimit(120)"))
_keeps(
    "random_seed",
    before(
        NUMBERS,
        """import random, numpy
random.seed(7)
numpy.random.seed(7)""",
    ),
)
_keeps("warnings_as_errors", after(NUMBERS, 'import warnings\nwarnings.simplefilter("error")'))
_keeps("errors_of_numpy", after(NUMBERS, 'import numpy\nnumpy.seterr(all="raise")'))
_keeps(
    "options_of_pandas",
    after(
        TABLE,
        (
            """pd.set_option("display.max_rows", 1)
pd.set_option("display.precision", 0)
pd.set_option("display.float_format", lambda nilai: 1 / 0)"""
        ),
    ),
)
_keeps("option_that_changes_kinds", before(TABLE, 'pd.set_option("mode.string_storage", "python")'))
_keeps(
    "locale",
    before(
        NUMBERS,
        (
            """import locale
for nama in ('id_ID.UTF-8', 'de_DE.UTF-8', 'C'):
    try:
        locale.setlocale(locale.LC_ALL, nama)
    except locale.Error:
        pass"""
        ),
    ),
)
_keeps(
    "precision_of_decimals",
    after(
        NUMBERS,
        """import decimal
decimal.getcontext().prec = 1
decimal.getcontext().traps[decimal.Inexact] = True""",
    ),
)
_keeps("environment_emptied", after(NUMBERS, "import os\nos.environ.clear()"))
_keeps("search_path_emptied", after(BONUS, "import sys\nsys.path.clear()"))
_keeps("time_zone", after(NUMBERS, "import os, time\nos.environ['TZ'] = 'Asia/Makassar'"))
_keeps("garbage_collector_off", after(NUMBERS, "import gc\ngc.disable()"))
_keeps("all_names_wiped_at_the_end", {BONUS: "%reset -f\nterbesar = 160"})
_keeps("all_names_cleared_at_the_end", {BONUS: "globals().clear()\nterbesar = 160"})
_keeps(
    "own_file_called_like_a_library",
    before(
        NUMBERS,
        """for nama in ("random", "pandas", "math"):
    open(f"{nama}.py", "w").write("1 / 0")""",
    ),
)

# Ways of JupyterLab.
_keeps("timing", {NUMBERS: f"%%time\n{RIGHT[NUMBERS]}"})
_keeps("magic_for_plots", before(CHART, "%matplotlib inline"))
_keeps("question_mark", before(NUMBERS, "sum?"))
_keeps("unknown_magic_after_the_answer", after(NUMBERS, "%tidakada"))
_keeps("command_of_the_system", before(NUMBERS, "!echo halo"))
_keeps(
    "program_of_its_own",
    before(
        NUMBERS,
        """import subprocess, sys
subprocess.run([sys.executable, '-c', 'print(1)'])""",
    ),
)
_keeps("waiting_in_the_way_of_notebooks", before(NUMBERS, "import asyncio\nawait asyncio.sleep(0)"))
_keeps(
    "own_result_file",
    after(
        TABLE,
        (
            """puskesmas.to_csv("hasil.csv")
puskesmas.to_excel("hasil.xlsx")
plt.plot([1, 2]); plt.savefig("hasil.png"); plt.close()"""
        ),
    ),
)
_keeps(
    "temporary_folder",
    before(
        NUMBERS,
        (
            """import pathlib, tempfile
with tempfile.TemporaryDirectory() as tempat:
    pathlib.Path(tempat, 'a').write_text('b')"""
        ),
    ),
)
_keeps(
    "thread_that_has_ended",
    before(
        NUMBERS,
        (
            """import threading
utas = threading.Thread(target=print)
utas.start()
utas.join()"""
        ),
    ),
)
family.code(
    "thread_left_waiting_leaves_its_task_to_a_person",
    before(
        NUMBERS,
        (
            """import threading, time
threading.Thread(target=time.sleep, args=(600,), daemon=True).start()"""
        ),
    ),
    {**FULL, NUMBERS: TO_CHECK},
)

# Errors of one answer.
NEVER_SAID = """class Diam(Exception):
    def __str__(self):
        raise Diam
    __repr__ = __str__"""
for _promise, _task, _code in (
    ("exception_that_cannot_be_said", NUMBERS, f"{NEVER_SAID}\nraise Diam"),
    (
        "endless_recursion",
        NUMBERS,
        """def f(n):
    return f(n + 1) + 1
jumlah = f(0)""",
    ),
    ("asking_for_input", NUMBERS, 'jumlah = int(input("Berapa? "))'),
    ("stopping_by_keyboard", NUMBERS, "raise KeyboardInterrupt"),
    ("end_of_the_program", NUMBERS, "import sys\nsys.exit()"),
    ("raised_end_of_the_program", NUMBERS, 'raise SystemExit("selesai")'),
    ("goodbye", BONUS, "quit()"),
    ("other_goodbye", BONUS, "exit(1)"),
    ("unfilled_blank", BONUS, "terbesar = ____"),
    ("bracket_left_open", BONUS, "terbesar = max(kunjungan"),
    ("ten_thousand_brackets", BONUS, f"terbesar = {'(' * 10_000}"),
    ("ten_thousand_minus_signs", BONUS, f"terbesar = {'-' * 10_000}1"),
    ("text_for_a_number", BONUS, 'terbesar = "160"'),
    ("half_a_character_for_a_number", BONUS, 'terbesar = "\\ud83d"'),
    ("ten_megabytes_for_a_number", BONUS, 'terbesar = "x" * 10_000_000'),
    ("infinity_for_a_number", BONUS, 'terbesar = float("inf")'),
    ("number_of_a_million_digits", BONUS, "terbesar = 10 ** 1_000_000"),
    (
        "list_that_holds_itself",
        CHART,
        """judul = "Panen padi 2024"
tinggi = []
tinggi.append(tinggi)""",
    ),
    (
        "endless_generator",
        CHART,
        (
            """import itertools
judul = "Panen padi 2024"
tinggi = itertools.count()"""
        ),
    ),
):
    family.code(f"{_promise}_costs_its_task_alone", {_task: _code}, lost(_task))

for _promise, _code in (
    ("end_of_the_program", "import sys\nsys.exit()"),
    ("exception_that_cannot_be_said", f"{NEVER_SAID}\nraise Diam"),
    ("stopping_by_keyboard", "raise KeyboardInterrupt"),
    ("asking_for_input", 'input("Berapa? ")'),
    ("endless_recursion", "return persen(bagian, seluruh)"),
):
    family.code(
        f"{_promise}_in_a_checked_function_costs_its_task_alone", inside(_code), lost(FUNCTION)
    )

family.code(
    "function_that_is_right_half_of_the_time_has_half_the_points",
    {
        FUNCTION: """def persen(bagian, seluruh):
    return {(1, 4): 25, (2, 3): 66.7}.get((bagian, seluruh))"""
    },
    {**FULL, FUNCTION: (5, "sebagian")},
)
family.code(
    "answer_that_uses_an_earlier_one_that_failed_fails_alone",
    {NUMBERS: "jumlah = 1 / 0", BONUS: "terbesar = jumlah"},
    lost(NUMBERS, BONUS),
)
