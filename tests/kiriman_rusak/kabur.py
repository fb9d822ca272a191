"""Escape: code that looks for what it must not see, and gives the answer away if it does.

Most of these are right only where they are shut in: they set `terlihat` to what they
found, and answer wrongly when that is not empty. Full marks show that nothing was seen.
"""

from __future__ import annotations

from kiriman_rusak.kasus import FULL, TO_CHECK, WRONG_MARK, Family, at_most, doubted
from kiriman_rusak.latihan import BONUS, NUMBERS, RIGHT

family = Family("kabur", hostile=True)

ANSWER = f"""
if terlihat:
    jumlah = rata_rata = str(terlihat)[:200]
else:
    {RIGHT[NUMBERS].replace(chr(10), chr(10) + "    ")}
"""


def _sees_nothing(promise: str, code: str, trap: str = "") -> None:
    """Add a case: `code` sets `terlihat`."""
    code = f"import os\nterlihat = []\n{code}\n{ANSWER}"
    family.code(promise, {NUMBERS: code}, doubted(FULL, NUMBERS, code), trap=trap)


_sees_nothing(
    "course_s_source_is_out_of_sight",
    """tempat = os.getcwd()
for _ in range(8):
    tempat = os.path.dirname(tempat)
    for nama in ("source", "solutions", "exercises", "submitted", "autograded", "kiriman"):
        if os.path.isdir(os.path.join(tempat, nama)):
            terlihat.append(os.path.join(tempat, nama))
for nama in ("@KURSUS@", "@KURSUS@/solutions", "../../../source"):
    if os.path.exists(nama):
        terlihat.append(nama)""",
    trap="source, other submissions, gradebook",
)
_sees_nothing(
    "other_submissions_are_out_of_sight",
    """for nama in ("@FOLDER@", os.path.dirname("@FOLDER@")):
    if os.path.exists(nama):
        terlihat.append(nama)""",
    trap="source, other submissions, gradebook",
)
_sees_nothing(
    "gradebook_cannot_be_changed",
    """import sqlite3
if os.path.exists("@HASIL@"):
    terlihat.append("@HASIL@")
try:
    with sqlite3.connect("@HASIL@/gradebook.db") as buku:
        buku.execute("UPDATE grade SET auto_score = max_score")
        terlihat.append("buku nilai")
except sqlite3.Error:
    pass""",
    trap="source, other submissions, gradebook",
)
_sees_nothing(
    "course_s_own_solutions_are_out_of_sight",
    """import bimtek
akar = os.path.dirname(os.path.dirname(bimtek.__file__))
for nama in ("solutions", "exercises", "tests", ".git", "hasil"):
    if os.path.exists(os.path.join(akar, nama)):
        terlihat.append(nama)""",
)
_sees_nothing(
    "course_and_libraries_cannot_be_changed",
    """import bimtek.cek, pandas, json
for modul in (bimtek.cek, pandas, json):
    for tempat in (modul.__file__, os.path.dirname(modul.__file__)):
        if os.access(tempat, os.W_OK):
            terlihat.append(tempat)""",
)
_sees_nothing(
    "no_process_of_the_grader_is_in_sight",
    """semua = os.listdir("/proc") if os.path.isdir("/proc") else []
for nomor in [nama for nama in semua if nama.isdigit()]:
    for nama in ("cmdline", "environ"):
        try:
            with open(f"/proc/{nomor}/{nama}", "rb") as berkas:
                isi = berkas.read()
        except OSError:
            continue
        if b"pytest" in isi or b"PYTEST" in isi:
            terlihat.append(nomor)""",
)
_sees_nothing(
    "no_descriptor_leads_out",
    """import stat
for nomor in range(3, 300):
    try:
        jenis = os.fstat(nomor).st_mode
    except OSError:
        continue
    if stat.S_ISDIR(jenis) or (stat.S_ISREG(jenis) and os.fstat(nomor).st_nlink == 0):
        terlihat.append(nomor)""",
)
_sees_nothing(
    "nobody_outside_can_be_called",
    """import socket
for alamat in ("127.0.0.1", "localhost", "::1"):
    try:
        socket.create_connection((alamat, @PORT@), timeout=2).close()
        terlihat.append(alamat)
    except OSError:
        pass""",
)
_sees_nothing(
    "nobody_outside_can_be_called_by_a_child",
    """import subprocess, sys
program = "import socket; socket.create_connection(('127.0.0.1', @PORT@), timeout=2)"
if subprocess.run([sys.executable, "-c", program], stderr=subprocess.DEVNULL).returncode == 0:
    terlihat.append("anak")""",
)
_sees_nothing(
    "parent_cannot_be_traced",
    """import ctypes
libc = ctypes.CDLL(None, use_errno=True)
induk = os.getppid()
if induk > 0 and libc.ptrace(16, induk, 0, 0) == 0:
    libc.waitpid(induk, None, 0)
    libc.ptrace(17, induk, 0, 0)
    terlihat.append(induk)
try:
    with open(f"/proc/{induk}/mem", "rb"):
        terlihat.append("ingatan")
except OSError:
    pass""",
)
_sees_nothing(
    "nothing_can_be_mounted_over_the_course",
    """import ctypes
import bimtek
libc = ctypes.CDLL(None, use_errno=True)
tempat = os.path.dirname(bimtek.__file__).encode()
if libc.mount(b"tmpfs", tempat, b"tmpfs", 0, None) == 0:
    libc.umount(tempat)
    terlihat.append("pasang")
if libc.umount2(b"/tmp", 2) == 0:
    terlihat.append("lepas")""",
)


# Each looks for the marks of the others before it leaves its own: whichever comes later
# would see them.
TRACES = """import tempfile
import bimtek, pandas
tempat = [tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~")]
tempat += [os.getcwd(), os.path.dirname(os.getcwd()), os.environ.get("MPLCONFIGDIR", "/tmp")]
tempat += [os.path.dirname(modul.__file__) for modul in (bimtek, pandas)]
for folder in dict.fromkeys(map(os.path.realpath, tempat)):
    nama = os.path.join(folder, "jejak-uji.txt")
    if os.path.exists(nama):
        terlihat.append(nama)
    try:
        with open(nama, "w") as berkas:
            berkas.write("saya di sini")
    except OSError:
        pass"""
MEMORY = """import sys, builtins, pandas
for tempat in (sys, builtins, pandas, os):
    if hasattr(tempat, "jejak_uji"):
        terlihat.append(tempat.__name__)
    tempat.jejak_uji = True
if "JEJAK_UJI" in os.environ:
    terlihat.append("lingkungan")
os.environ["JEJAK_UJI"] = 'ada'"""
SOCKET = """import socket
pintu = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
try:
    pintu.bind(b"\\0jejak-uji")
except OSError:
    terlihat.append("pintu")"""
QUEUE = """import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.msgget(0x7A7A, 0o600) != -1:
    terlihat.append("antrean")
libc.msgget(0x7A7A, 0o1600)"""
for _kind, _code in (
    ("files", TRACES),
    ("modules", MEMORY),
    ("sockets", SOCKET),
    ("queues", QUEUE),
):
    for _which in ("one", "another", "a_third"):
        _sees_nothing(f"{_which}_finds_no_{_kind}_of_those_before_it", _code)

# Right answers that try to harm others; their own task may be lost with it.
LEFT = """import os, subprocess, sys
def tunggu():
    os.execvp("sleep", ["jejak-uji", "120"])
"""
for _promise, _code, _marks in (
    (
        "program_left_behind_is_ended",
        LEFT
        + """subprocess.Popen(
    [sys.executable, "-c", "import time; time.sleep(120)", "jejak-uji"], start_new_session=True
)""",
        FULL,
    ),
    (
        "child_left_behind_is_ended",
        LEFT
        + """if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        tunggu()
    os._exit(0)""",
        FULL,
    ),
    (
        "child_that_holds_the_output_open_keeps_nobody_waiting",
        LEFT
        + """if os.fork() == 0:
    tunggu()
    os._exit(0)""",
        FULL,
    ),
    (
        "killed_parent_harms_nobody_else",
        """import os, signal
try:
    os.kill(os.getppid(), signal.SIGKILL)
except OSError:
    pass""",
        at_most(NUMBERS),
    ),
    (
        "stopped_parent_harms_nobody_else",
        """import os, signal
try:
    os.kill(os.getppid(), signal.SIGSTOP)
except OSError:
    pass""",
        at_most(NUMBERS),
    ),
    (
        "stopping_itself_harms_nobody_else",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        at_most(NUMBERS),
    ),
):
    family.code(_promise, {NUMBERS: f"{_code}\n{RIGHT[NUMBERS]}"}, _marks)

family.code(
    "library_spoilt_at_the_end_is_whole_for_the_next",
    {BONUS: f"{RIGHT[BONUS]}\nfor nama in list(vars(pd)):\n    setattr(pd, nama, None)"},
    {**FULL, BONUS: frozenset({FULL[BONUS], TO_CHECK, WRONG_MARK})},
)
