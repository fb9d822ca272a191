#!/usr/bin/env python3
"""Set up the course in .venv with the standard library alone, then hand over to `bimtek`.

Even a Python that is too old must be able to read this file and say so: the syntax stays
at Python 3.6, and what needs more is called only after check_python().
"""

import errno
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path


class SetupError(Exception):
    """A problem the user can cure, as one Indonesian sentence."""


# Python 2 cannot read annotations; it shows the first line that has one.
def report(problem: str) -> None:  # PYTHON INI TERLALU LAMA: ketik python3 mulai.py
    print(f"Belum berhasil: {problem}", file=sys.stderr)


ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = VENV_BIN / ("python.exe" if os.name == "nt" else "python")
PACKAGES = ("Lib" if os.name == "nt" else "lib/python*") + "/site-packages/*.dist-info"
# The packages of a memory stick (`bimtek paket`) lie in the course's folder.
WHEELS = ROOT / "roda"
SYSTEMS = {"win-amd64": "win_amd64", "linux-x86_64": "manylinux.*x86_64"}
LOG = VENV / "pasang.log"
CLAIM = VENV / "kunci"
PLACE = VENV / "letak.txt"
OLDEST, TOO_NEW = (3, 11), (3, 15)
LOCKS = {"dasar": ROOT / "requirements.lock", "uji": ROOT / "requirements-uji.lock"}
# How to reach an index is the user's business; any other PIP_* setting (user, target,
# no-binary ...) could bend the installation and is kept away from it.
KEPT_PIP_SETTINGS = re.compile(
    "(?!PIP_)|PIP_(CACHE_DIR|NO_CACHE_DIR|CERT|CLIENT_CERT|CONFIG_FILE|EXTRA_INDEX_URL|FIND_LINKS"
    "|INDEX_URL|NO_INDEX|PROXY|RETRIES|TIMEOUT|DEFAULT_TIMEOUT|TRUSTED_HOST)$"
)
NEEDS = "beberapa menit, tanpa internet" if WHEELS.is_dir() else "perlu internet dan beberapa menit"
GOOD_PLACE = "C:\\bimtek" if os.name == "nt" else "~/bimtek"
COMMAND = "py mulai.py" if os.name == "nt" else "python3 mulai.py"
HELP = f"""Kursus pengelolaan data untuk Pengampu Data NTB.

Cara pakai: {COMMAND} KATA

  siap          memeriksa apakah laptop ini siap dipakai
  lab           membuka JupyterLab untuk belajar dan berlatih
  kemas         mengemas pekerjaan Anda menjadi satu berkas zip
  buku          membangun buku kursus dan menyebutkan tempat membukanya
  nilai FOLDER  menilai semua kiriman di FOLDER (untuk fasilitator)
  periksa       membuka jawaban uraian untuk dinilai (untuk fasilitator)
  templat NAMA  menulis buku kerja isian untuk bulan berikutnya
  uji           menguji kursus ini (untuk pengembang)

Pertama kali, perintah ini memasang semua yang diperlukan: {NEEDS}.
Keterangan sebuah kata: {COMMAND} KATA --bantuan"""

SETTING_UP = f"Menyiapkan kursus: {NEEDS}, hanya saat pertama kali dan saat kursus diperbarui."
AGAIN = "lalu ketik perintah yang sama lagi."
DISK_FULL = f"ruang diska habis; kosongkan sekitar 2 GB, {AGAIN}"
NOT_WRITABLE = (
    f"folder {ROOT} tidak dapat ditulisi atau isinya sedang dipakai; tutup JupyterLab atau "
    f"pindahkan folder kursus ke {GOOD_PLACE}, {AGAIN}"
)
ON_STICK = (
    f"folder {ROOT} masih bagian dari flashdisk; salin folder itu menjadi {GOOD_PLACE}, buka "
    f"Terminal di sana, {AGAIN}"
)
BROKEN_COPY = f"folder roda tidak utuh; salin lagi folder kursus dari flashdisk, {AGAIN}"
# What Python and pip print, and the sentence it stands for; the first match wins.
KNOWN_PROBLEMS = {
    r"No space left|Errno 28\b|WinError 112\b|Disk quota": DISK_FULL,
    r"Long Path support|WinError 206\b": (
        "letak folder kursus terlalu dalam untuk Windows; pindahkan ke folder pendek seperti "
        f"{GOOD_PLACE}, {AGAIN}"
    ),
    r"Errno (1|13|30)\b|Permission denied|WinError (5|32)\b": NOT_WRITABLE,
    r"connection broken|Connect\w*Error|ConnectTimeout|Connection reset|IncompleteRead"
    r"|Max retries exceeded|ProxyError|Read timed out|SSLError|name resolution": (
        "paket kursus tidak dapat diunduh; periksa sambungan internet, proksi kantor, dan tanggal "
        f"laptop, {AGAIN}"
    ),
    r"ensurepip is not available|No module named '?(venv|ensurepip)": (
        "modul venv tidak ada pada Python ini; di Debian atau Ubuntu ketik sudo apt install "
        f"python3-venv, di sistem lain pasang Python 3.13 dari python.org, {AGAIN}"
    ),
}
if WHEELS.is_dir():
    # What pip got instead of the hash it expected, after a long list of those.
    KNOWN_PROBLEMS[r"Got +[0-9a-f]{64}|No matching distribution|nvalid wheel"] = BROKEN_COPY


def main(arguments: "list[str]") -> int:
    """Install what is missing, run `bimtek` with the arguments and return its exit code."""
    try:
        check_python()
        for stream in (sys.stdout, sys.stderr):
            # A Windows console may use a code page that lacks a letter of the folder's name.
            stream.reconfigure(errors="replace")
        asks_help = arguments[:1] in (["--bantuan"], ["--help"], ["-h"])
        if not arguments or (asks_help and not is_installed("dasar")):
            print(HELP)
            return 0
        # The readiness check of CI covers the test tools as well; a stick may have none.
        tests = arguments[0] == "uji" or (arguments[0] == "siap" and os.environ.get("CI"))
        tests = tests and LOCKS["uji"].exists()
        missing = [name for name in (LOCKS if tests else ["dasar"]) if not is_installed(name)]
        if missing:
            install(missing)
        return run_bimtek(arguments)
    except SetupError as problem:
        report(str(problem))
    except OSError as error:
        report(explain(str(error)))
    except KeyboardInterrupt:
        print("\nDihentikan; ketik perintah yang sama untuk melanjutkan.", file=sys.stderr)
        return 130
    return 1


def check_python() -> None:
    """Refuse a Python for which the locked packages do not exist, naming one that works."""
    version = tuple(sys.version_info[:2])
    if not OLDEST <= version < TOO_NEW:
        age = "lama" if version < OLDEST else "baru"
        raise SetupError(
            f"Python {version[0]}.{version[1]} terlalu {age} untuk kursus ini (perlu 3.11 sampai "
            f"3.14); {other_python() or 'pasang Python 3.13 dari python.org, ' + AGAIN}"
        )
    if sys.maxsize < 2**32:
        raise SetupError(f"Python ini 32-bit; pasang Python 3.13 64-bit dari python.org, {AGAIN}")


def other_python(minors: "tuple[int, ...]" = (13, 12, 14, 11)) -> str:
    """Say which command starts this file with one of these Pythons, if this computer has it."""
    for minor in minors:
        python = ["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"]
        try:
            output = subprocess.check_output([*python, "-c", "print(1)"], stderr=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            continue
        if output.strip() == b"1":
            return "ketik " + " ".join([*python, "mulai.py", *sys.argv[1:]])
    return ""


def is_installed(name: str) -> bool:
    """Tell, without starting it, whether .venv holds exactly this lock and still works here."""
    try:
        home = re.search(r"^home *= *(.+)$", (VENV / "pyvenv.cfg").read_text("utf-8"), re.M)
        alive = VENV_PYTHON.exists() and Path(home.group(1).strip()).is_dir()
        return alive and stamp(name).read_text("utf-8") == fingerprint(name)
    except (OSError, AttributeError):
        return False


def stamp(name: str) -> Path:
    return VENV / f"terpasang-{name}.txt"


def fingerprint(name: str) -> str:
    """Hash what an installation depends on; pyvenv.cfg names the Python and its version."""
    digest = hashlib.sha256(os.fsencode(str(ROOT)))
    for path in (LOCKS[name], ROOT / "pyproject.toml", VENV / "pyvenv.cfg"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check_wheels() -> None:
    """Refuse the wheels of a stick when this is the stick itself, or they are for another Python.

    A shared stick must stay as it is, and a .venv on it would be slow.
    """
    if (ROOT.parent / "SHA256SUMS.txt").exists():
        raise SetupError(ON_STICK)
    system = sysconfig.get_platform()
    name = re.compile(r".*-cp3(\d+)-cp3\1-" + SYSTEMS.get(system, "$^"))
    found = (name.match(wheel.name) for wheel in WHEELS.iterdir())
    minors = tuple(sorted({int(match.group(1)) for match in found if match}))
    if sys.version_info[1] not in minors:
        pythons = "Python " + ", ".join(f"3.{minor}" for minor in minors)
        raise SetupError(
            f"folder roda hanya memuat paket untuk {pythons if minors else 'sistem lain'}, "
            f"sedangkan ini Python 3.{sys.version_info[1]} ({system}); "
            + (other_python(minors) or f"hapus folder roda bila laptop ini punya internet, {AGAIN}")
        )


def install(names: "list[str]") -> None:
    """Bring .venv to the locks; what an interrupted run has done is kept and completed."""
    offline = []
    if "dasar" in names and WHEELS.is_dir():
        check_wheels()
        # Hash mode verifies each wheel. The user's settings are about an index: none is asked.
        offline = ["--isolated", "--no-user", "--no-index", "--find-links", WHEELS]
    VENV.mkdir(exist_ok=True)
    with CLAIM.open("a") as claim:
        take(claim)
        LOG.write_bytes(b"")
        print(SETTING_UP, flush=True)
        # pip writes RECORD last: without it, a package was cut off while being installed.
        for package in VENV.glob(PACKAGES):
            if not (package / "RECORD").exists():
                shutil.rmtree(str(package))
        if not venv_works():
            create_venv()
        for name in names:
            source = offline if name == "dasar" else []
            pip_install(*source, "--require-hashes", "--only-binary", ":all:", "-r", LOCKS[name])
            if name == "dasar":
                # A step of its own, for hash mode refuses a local folder.
                pip_install("--no-deps", "--no-build-isolation", "-e", ROOT)
            temporary = stamp(name).with_suffix(".baru")
            temporary.write_text(fingerprint(name), "utf-8")
            temporary.replace(stamp(name))


def take(claim: "object") -> None:
    """Claim the installation; the system ends the claim with this process, however it ends."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(claim.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # pip shares the claim, should it outlive this process.
            os.set_inheritable(claim.fileno(), True)
    except OSError as error:
        # Other errors mean that this drive knows no claims: go on without one.
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise SetupError(
                f"kursus sedang dipasang di jendela lain; tunggu sampai selesai, {AGAIN}"
            ) from None


def venv_works() -> bool:
    """Try out a .venv that is there: made in this folder, suitable Python, whole pip."""
    if not VENV_PYTHON.exists() or (PLACE.exists() and PLACE.read_text("utf-8") != str(ROOT)):
        return False
    probe = f"import sys; sys.exit(not {OLDEST} <= sys.version_info[:2] < {TOO_NEW})"
    return run([VENV_PYTHON, "-c", probe]) == 0 and run([VENV_PYTHON, "-m", "pip", "list"]) == 0


def create_venv() -> None:
    """Make .venv anew, keeping only the claim and the log of this run."""
    for entry in VENV.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(str(entry))
        elif entry not in (CLAIM, LOG):
            entry.unlink()
    print("  Membuat lingkungan Python di folder .venv", flush=True)
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise SetupError(explain(f"No module named {module}"))
    if run([sys.executable, "-m", "venv", VENV]) != 0:
        raise SetupError(explain(LOG.read_text("utf-8", "replace")))
    PLACE.write_text(str(ROOT), "utf-8")


def pip_install(*arguments: "str | Path") -> None:
    """Run `pip install`, showing how far it is; a failure becomes one sentence."""
    begin = LOG.stat().st_size
    options = ["--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    lock = arguments[-1]
    total = lock.read_text("utf-8").count("==") if lock.is_file() else 0
    if run([VENV_PYTHON, "-m", "pip", "install", *options, *arguments], total) != 0:
        raise SetupError(explain(LOG.read_bytes()[begin:].decode("utf-8", "replace")))


def run(command: "list[str | Path]", total: int = 0) -> int:
    """Run a command with its output in the log, showing progress towards `total` packages."""
    begin, shown = LOG.stat().st_size, ""
    with LOG.open("ab") as log:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=child_environment(),
            close_fds=False,
        )
        with process:
            while process.poll() is None:
                time.sleep(0.2)
                line = progress(LOG.read_bytes()[begin:], total) if total else ""
                if line != shown:
                    # In a terminal the line is rewritten; a pipe gets one line per step.
                    print(f"\r{line:<40}" if sys.stdout.isatty() else line, end="", flush=True)
                    shown = line
            print("\n" if shown and sys.stdout.isatty() else "", end="", flush=True)
    return process.returncode


def progress(output: bytes, total: int) -> str:
    """Say how far pip is, going by what it has printed and put in place so far."""
    if b"\nInstalling collected packages" in output:
        step, done = "Memasang", sum(1 for _ in VENV.glob(PACKAGES))
    else:
        step = "Membaca" if WHEELS.is_dir() else "Mengunduh"
        done = len(re.findall(rb"(?m)^(?:Collecting|Processing|Requirement) ", output))
    if sys.stdout.isatty():
        return f"  {step} paket: {min(done, total)} dari {total}"
    return f"  {step} {total} paket\n"


def child_environment() -> "dict[str, str]":
    """Copy the environment without settings that would lead Python or pip astray."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if KEPT_PIP_SETTINGS.match(name) and name not in ("PYTHONHOME", "PYTHONPATH")
    }
    kept["PATH"] = str(VENV_BIN) + os.pathsep + kept.get("PATH", "")
    # PIP_USER overrules a pip.conf; the other two make every text UTF-8, on Windows too,
    # and let the help of `bimtek` show what was typed.
    return {**kept, "PIP_USER": "0", "PYTHONUTF8": "1", "BIMTEK_PERINTAH": COMMAND}


def run_bimtek(arguments: "list[str]") -> int:
    """Run `bimtek` and return its exit code; the child decides what Ctrl-C means."""
    process = subprocess.Popen(
        [str(VENV_PYTHON), "-m", "bimtek", *arguments], env=child_environment()
    )
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            code = process.wait()
            return code if code >= 0 else 128 - code
        except KeyboardInterrupt:
            continue


def explain(text: str) -> str:
    """Turn an error text into the sentence with the cure."""
    tail = "\n".join(text.splitlines()[-40:])
    for pattern, sentence in KNOWN_PROBLEMS.items():
        if re.search(pattern, tail):
            return sentence
    # With a full disk even the log may have no room for the reason.
    places = [str(VENV if VENV.exists() else ROOT), tempfile.gettempdir()]
    if min(shutil.disk_usage(place).free for place in places) < 50000000:
        return DISK_FULL
    evidence = f"berkas {LOG}" if LOG.exists() else f"pesan ini ({tail.strip()})"
    return (
        "pemasangan gagal; ketik perintah yang sama sekali lagi, dan bila tetap gagal kirimkan "
        f"{evidence} kepada fasilitator."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
