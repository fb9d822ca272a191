"""The warm template: a process with everything loaded that waits for submissions to fork for.

Started as `python -m bimtek.grading.sandbox.template`. With `sekali` it serves one
submission itself, over standard input and output: for systems that cannot fork. Else its
standard input is a socket over which the grader sends, for each submission, the socket
that the submission is served on; with `terkurung` each fork gets namespaces of its own.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import sys

from bimtek.grading.sandbox import frames
from bimtek.grading.sandbox.cell_server import CellServer
from bimtek.grading.sandbox.habits import Habits
from bimtek.grading.sandbox.limits import Limits
from bimtek.grading.sandbox.pristine import Pristine
from bimtek.grading.sandbox.protocol import ALIVE, ONCE, READY, READY_WORD, REFUSED, SHUT_IN
from bimtek.grading.sandbox.shell import GradingShell, make_shell

Kept = tuple[GradingShell, Pristine, Habits]

FIRST_USE = (
    "import io, matplotlib.pyplot as plt, pandas as pd\n"
    "tabel = pd.DataFrame({'a': ['x', 'y', 'x'], 'b': [1.5, 2, None], 'c': [1, 2, 3]})\ntabel",
    "batang = tabel.groupby('a')['b'].sum().plot.barh(title='x')\n"
    "batang.bar_label(batang.containers[0])",
    "tabel.plot(x='c', y='b')\nplt.legend()",
    "berkas = io.BytesIO()\ntabel.to_excel(berkas, index=False)\npd.read_excel(berkas)",
    "tabel.merge(tabel, on='a').pivot_table(index='a', values='b_x')\ntabel.style",
    "pd.read_csv(io.StringIO('a,b\\n1,2024-01-01'), parse_dates=['b'])['b'].dt.year",
    "tabel['a'].str.strip().str.replace('x', 'z', regex=True)\npd.to_numeric(tabel['c'])",
)
RARELY = 20_000  # new objects between collections; Python's own 700 is for long runs
# What exercises import, loaded once for all of them.
STACK = ("pandas", "numpy", "matplotlib.pyplot", "matplotlib_inline.backend_inline", "openpyxl")
COURSE = ("bimtek.baca", "bimtek.catat", "bimtek.cek", "bimtek.kuis", "bimtek.simpan")


def main() -> None:
    """Load everything, say so, then serve."""
    words = sys.argv[1:]
    channel, outgoing = _take_channel()
    shell = make_shell()  # first: the plots of matplotlib look for it when they are imported
    for name in (*STACK, *COURSE):
        importlib.import_module(name)
    _use_once(shell)
    # Figures are drawn when they are shown; this would draw each once more before that.
    sys.modules["matplotlib.pyplot"].uninstall_repl_displayhook()
    _forget_the_grader()
    sys.path.insert(0, "")  # modules that a notebook writes beside itself
    kept = shell, Pristine(shell), Habits.now()
    gc.collect()
    gc.freeze()  # collecting later would copy what the forks share
    gc.set_threshold(RARELY)  # a submission is short, and its memory limited
    os.dup2(0, 2)  # until here the grader may read what went wrong
    if ONCE in words:
        frames.write(outgoing, {"word": READY_WORD})
        CellServer(*kept, channel, outgoing).serve()
    else:
        _fork_for_each(kept, channel, SHUT_IN in words)


def _take_channel() -> tuple[int, int]:
    """Move standard input and output out of the reach of what prints or reads."""
    channel, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return channel, outgoing


def _use_once(shell: GradingShell) -> None:
    """Do once what exercises do: fonts, engines and caches are loaded at their first use."""
    for cell in FIRST_USE:
        shell.run(cell)
    shell.reset(new_session=True)


def _forget_the_grader() -> None:
    """Leave no name by which a notebook would find these modules."""
    for name in [name for name in sys.modules if name.startswith("bimtek.grading")]:
        del sys.modules[name]
    del sys.modules["bimtek"].grading
    sys.argv = [""]


def _fork_for_each(kept: Kept, channel: int, shut_in: bool) -> None:
    """Fork for every socket that arrives, until the grader closes the channel."""
    from bimtek.grading.sandbox import namespaces

    namespaces.hide_memory()
    namespaces.adopt_orphans()
    requests = socket.socket(fileno=channel)
    requests.sendall(READY)
    children: set[int] = set()
    while True:
        message, descriptors, _, _ = socket.recv_fds(requests, 1, 1)
        if not message:
            _end(children, shut_in)
            return
        child = os.fork()
        if child == 0:
            _serve_and_exit(kept, requests, descriptors[0], shut_in)
        os.close(descriptors[0])
        children = _without_ended(children | {child})


def _serve_and_exit(kept: Kept, requests: socket.socket, descriptor: int, shut_in: bool) -> None:
    """Become the process of one submission, never returning to the template's loop."""
    from bimtek.grading.sandbox import namespaces

    try:
        requests.close()
        os.setsid()
        namespaces.show_memory()
        try:
            if shut_in:
                namespaces.leave()
                if os.fork() > 0:  # only children are in the new PID namespace
                    os._exit(0)
                namespaces.furnish()
                namespaces.give_up_rights()
            namespaces.limit(Limits.memory, 2 * int(Limits.notebook_seconds))
            namespaces.adopt_orphans()
        except OSError as error:
            os.write(descriptor, REFUSED + str(error).encode("utf-8"))
            return
        os.write(descriptor, ALIVE)  # the grader reads from the kernel who wrote this
        CellServer(*kept, descriptor, descriptor).serve()
    finally:
        os._exit(0)


def _without_ended(children: set[int]) -> set[int]:
    """Collect children that have ended, orphans too; return those of `children` that run."""
    try:
        while (ended := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            children = children - {ended}
    except ChildProcessError:
        return set()
    return children


def _end(children: set[int], shut_in: bool) -> None:
    """End what still runs: the grader is gone."""
    try:
        if shut_in:
            os.kill(-1, signal.SIGKILL)  # everything in this PID namespace
        for child in children:
            os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


if __name__ == "__main__":
    main()
