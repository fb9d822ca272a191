"""Where participants' code runs: shut in, limited, and away from everything else.

runners.py      forks of a warm template in bubblewrap, or fresh processes
bubblewrap.py   the command line around the template
template.py     the warm process; namespaces.py: walls and limits of each fork
cell_server.py  the process of one submission; shell.py runs a cell, checking.py a test
pristine.py     what nobody changes by accident; habits.py: what may change honestly
session.py      the grader's side of one submission; limits.py: how much it may use
frames.py       what crosses; protocol.py: words that both sides know
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
from enum import StrEnum

from bimtek.errors import CourseError
from bimtek.grading.sandbox import bubblewrap
from bimtek.grading.sandbox.limits import Limits
from bimtek.grading.sandbox.protocol import SHUT_IN
from bimtek.grading.sandbox.runners import FreshProcesses, NotIsolated, NotStarted, WarmTemplate
from bimtek.grading.sandbox.session import Died, Session

__all__ = [
    "Died",
    "Limits",
    "Mode",
    "NotIsolated",
    "NotStarted",
    "Session",
    "check",
    "mode_for",
    "prepare",
    "runner",
]

WITHOUT = (
    "Bila Anda percaya pada semua kiriman, tambahkan --tanpa-isolasi: kode peserta lalu "
    "berjalan dengan hak Anda di komputer ini."
)


class Mode(StrEnum):
    """How submissions run; the words stand in jobs."""

    ISOLATED = SHUT_IN  # forks of a template in bubblewrap: Linux
    FORKED = "cabang"  # forks without walls: Linux
    FRESH = "baru"  # a new process each: everywhere


def mode_for(isolated: bool) -> Mode:
    """Return the best way this system has."""
    if isolated:
        return Mode.ISOLATED
    return Mode.FORKED if sys.platform == "linux" else Mode.FRESH


def prepare(mode: Mode) -> None:
    """Begin to load what `mode` needs, beside the caller's own work; `check` says what failed."""
    with contextlib.suppress(NotIsolated, OSError):
        runner(mode)


def check(mode: Mode) -> None:
    """Try `mode` once; raises CourseError with the cure when this machine cannot."""
    if mode is not Mode.ISOLATED:
        _try(mode, "Komputer ini gagal menyiapkan tempat menjalankan notebook ({}). Coba lagi.")
        return
    if sys.platform != "linux":
        raise CourseError(
            "Kode peserta hanya dapat dikurung di Linux (di Windows: di dalam WSL). " + WITHOUT
        )
    if bubblewrap.find() is None:
        raise CourseError(
            "Program bubblewrap, yang mengurung kode peserta, belum ada. Pasang dengan: "
            "sudo apt install bubblewrap. " + WITHOUT
        )
    _try(
        mode,
        "Sistem ini melarang kode peserta dikurung ({}). Minta pengelolanya mengizinkan "
        "user namespaces, atau nilai di komputer Linux lain. " + WITHOUT,
    )


def _try(mode: Mode, sentence: str) -> None:
    try:
        with runner(mode).session({}, Limits()):
            pass
    except (NotIsolated, NotStarted, OSError) as error:
        said = (str(error).splitlines() or [""])[-1]
        raise CourseError(sentence.format(said or "tanpa keterangan")) from error


_runners: dict[tuple[int, Mode], WarmTemplate | FreshProcesses] = {}
_lock = threading.Lock()


def runner(mode: Mode) -> WarmTemplate | FreshProcesses:
    """Return this process's runner for `mode`, started at the first call.

    Raises NotIsolated when it cannot start.
    """
    key = os.getpid(), mode  # a forked worker needs its own
    with _lock:
        if key not in _runners:
            if mode is Mode.FRESH:
                _runners[key] = FreshProcesses()
            else:
                _runners[key] = WarmTemplate(isolated=mode is Mode.ISOLATED)
        return _runners[key]


@atexit.register
def close() -> None:
    """End all that this process started."""
    with _lock:
        for process, mode in [key for key in _runners if key[0] == os.getpid()]:
            _runners.pop((process, mode)).close()
