"""Resources: whoever takes too much of something loses that task, and nobody else notices.

All of it is bounded, so that a run without limits hurts as little as it can.
"""

from __future__ import annotations

from kiriman_rusak.kasus import FULL, TO_CHECK, Family, at_most, lost
from kiriman_rusak.latihan import FUNCTION, NUMBERS, RIGHT, TABLE, before

family = Family("sumber_daya", hostile=True)

# Gives the processes that are meant to be left the name that the test looks for.
CHILDREN = """import os, time
akhir = time.time() + 20
def tunggu():
    try:
        os.execvp("sleep", ["jejak-uji", str(max(0, int(akhir - time.time())))])
    finally:
        os._exit(1)"""


def _takes(promise: str, code: str, task: str = NUMBERS, trap: str = "") -> None:
    """Add a case: `code` goes too far, and what follows it would be right."""
    code = f"{CHILDREN}\n{code}" if "fork" in code else code
    family.code(
        f"{promise}_costs_its_task_alone", {task: f"{code}\n{RIGHT[task]}"}, lost(task), trap=trap
    )


_takes(
    "memory_taken_piece_by_piece",
    """isi = []
while len(isi) < 600:
    isi.append(b'x' * (10_000_000 + len(isi)))""",
    trap="allocation loop",
)
_takes("memory_taken_in_one_piece", "import numpy\nisi = numpy.ones(750_000_000)", FUNCTION)
_takes("list_of_half_a_billion_members", "isi = [0] * 700_000_000", TABLE)
_takes(
    "memory_mapped_past_the_limit_of_data",
    """import mmap
isi = [mmap.mmap(-1, 500_000_000) for _ in range(12)]
for bagian in isi:
    for tempat in range(0, len(bagian), 4096):
        bagian[tempat] = 1""",
)
_takes(
    "memory_taken_by_children",
    """anak = []
for _ in range(6):
    nomor = os.fork()
    if nomor == 0:
        try:
            isi = b'x' * 1_000_000_000
        except MemoryError:
            os._exit(1)
        time.sleep(20)
        os._exit(0)
    anak.append(nomor)
time.sleep(4)
for nomor in anak:
    assert os.waitpid(nomor, os.WNOHANG) == (0, 0)""",
)
_takes(
    "memory_that_is_never_given_up_though_refused",
    """isi = []
akhir = __import__('time').time() + 60
while __import__('time').time() < akhir:
    try:
        if len(isi) < 600:
            isi.append(b'x' * (10_000_000 + len(isi)))
    except MemoryError:
        pass""",
)
_takes(
    "two_thousand_children",
    """for _ in range(2000):
    if os.fork() == 0:
        tunggu()""",
    trap="RLIMIT_NPROC does not bind root",
)
_takes(
    "chain_of_five_hundred_children",
    """baca, tulis = os.pipe()
if os.fork() == 0:
    for tingkat in range(500):
        try:
            if os.fork():
                tunggu()
        except OSError:
            os._exit(1)
    os.write(tulis, b'.')
    tunggu()
os.close(tulis)
assert os.read(baca, 1)""",
)
_takes(
    "three_hundred_children_that_leave_the_session",
    """for _ in range(300):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            tunggu()
        os._exit(0)""",
)
family.code(
    "five_thousand_threads_leave_their_task_to_a_person",
    {
        NUMBERS: (
            """import threading, time
for _ in range(5000):
    threading.Thread(target=time.sleep, args=(20,), daemon=True).start()"""
        )
    },
    {**FULL, NUMBERS: TO_CHECK},
)
_takes(
    "million_of_files",
    """for nomor in range(1_000_000):
    open(f'berkas-{nomor}', 'w').close()""",
)
_takes(
    "million_of_folders_in_the_temporary_one",
    """import os, tempfile
for nomor in range(1_000_000):
    os.mkdir(os.path.join(tempfile.gettempdir(), f'jejak-uji-{os.getpid()}-{nomor}'))""",
)
_takes(
    "file_of_five_gigabytes",
    """with open('besar.bin', 'wb') as berkas:
    for _ in range(500):
        berkas.write(bytes(10_000_000))""",
)
_takes(
    "many_files_that_fill_the_disk",
    """for nomor in range(500):
    with open(f'{nomor}.bin', 'wb') as berkas:
        berkas.write(bytes(10_000_000))""",
)
_takes(
    "shared_memory_filled",
    """with open('/dev/shm/jejak-uji', 'wb') as berkas:
    for _ in range(500):
        berkas.write(bytes(10_000_000))""",
)
_takes(
    "hundred_thousand_open_files",
    """import os
terbuka = [os.open(os.devnull, os.O_RDONLY) for _ in range(100_000)]""",
)
_takes("flood_of_prints", "while True:\n    print('banjir ' * 1000)")
_takes(
    "flood_on_the_descriptor",
    """import os
while True:
    os.write(1, b'banjir ' * 1000)""",
)
_takes("flood_of_pictures", "while True:\n    display(panen)")
_takes(
    "flood_of_pictures_of_ten_megabytes",
    """from IPython.display import Image
while True:
    display(Image(b'\\x89PNG' + bytes(10_000_000)))""",
)
family.code(
    "error_message_of_a_hundred_megabytes_costs_its_task_alone",
    {NUMBERS: "raise ValueError('galat ' * 17_000_000)"},
    lost(NUMBERS),
)
family.code(
    "name_of_an_error_of_ten_megabytes_costs_its_task_alone",
    {NUMBERS: "raise type('Galat' * 2_000_000, (Exception,), {})"},
    lost(NUMBERS),
)
family.code(
    "result_of_a_hundred_megabytes_in_a_checked_function_costs_its_task_alone",
    {FUNCTION: "def persen(bagian, seluruh):\n    return 'x' * 100_000_000"},
    lost(FUNCTION),
)
family.code(
    "five_thousand_warnings_cost_nothing",
    before(
        NUMBERS,
        (
            """import warnings
warnings.simplefilter('always')
for nomor in range(5_000):
    warnings.warn(str(nomor))"""
        ),
    ),
    FULL,
)
family.code(
    "fork_that_comes_back_twice_costs_its_task_at_most",
    {NUMBERS: f"import os\nos.fork()\n{RIGHT[NUMBERS]}"},
    at_most(NUMBERS),
)
