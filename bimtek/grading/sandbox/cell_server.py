"""The process in which one submission runs: it takes cells one by one and tells what came out.

The grader asks (see `session.py`):

    {"ask": "cell", "source": ...}    run a participant's or a course cell
    {"ask": "test"}                   get ready for a test; the next frame brings it:
    {"ask": "check", "source": ...}   answered by a child that ends with the test

each with `word`, which the answer repeats, and `seconds` and `wall_seconds` it may take.
A test runs in a child of its own, so that what it looks at never lies in the memory where
later cells run. Where processes cannot fork, it runs here.
"""

from __future__ import annotations

import _thread
import base64
import contextlib
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bimtek.grading.sandbox import frames, habits
from bimtek.grading.sandbox.checking import check
from bimtek.grading.sandbox.habits import Habits
from bimtek.grading.sandbox.pristine import Pristine
from bimtek.grading.sandbox.shell import GradingShell

GLANCE = 0.2  # seconds between looks at the clock of a running cell


class CellServer:
    """Serves the cells of one submission over two file descriptors."""

    def __init__(
        self,
        shell: GradingShell,
        pristine: Pristine,
        usual: Habits,
        incoming: int,
        outgoing: int,
    ) -> None:
        self._shell, self._pristine, self._usual = shell, pristine, usual
        self._in, self._out = incoming, outgoing
        self._work, self._forks, self._process = "", False, os.getpid()
        self._changed: list[str] = []  # since the last test

    def serve(self) -> None:
        """Serve until the other side closes."""
        with contextlib.suppress(frames.Closed):
            start = frames.read(self._in)
            self._work, self._forks = start["work"], start["forks"]
            lay_out(Path(self._work), start["data"])
            os.chdir(self._work)
            habits.seed()
            # A grader that a shell runs in the background hands down that Ctrl+C is ignored,
            # and it is by Ctrl+C that a cell ends when its time is over.
            self._pristine.put_back_what_acts_by_itself()
            self._answer(start, ready=True)
            while True:
                request = frames.read(self._in)
                if request["ask"] == "cell":
                    self._cell(request)
                else:
                    self._tests(request)

    def _cell(self, request: dict[str, Any]) -> None:
        before = _processor_seconds()
        outputs, error = [], "KeyboardInterrupt"  # it may come just when the cell has ended
        with _interrupted_after(request["seconds"], request["wall_seconds"]):
            outputs, error = self._shell.run(request["source"])
        self._changed += self._pristine.put_back_what_acts_by_itself()
        if os.getpid() != self._process:  # a copy that the participant's code made
            os._exit(0)
        seconds = _processor_seconds() - before
        self._answer(request, outputs=outputs, error=error, seconds=seconds, others=_others())

    def _tests(self, request: dict[str, Any]) -> None:
        names = [*self._changed, *self._pristine.put_back()]
        changed, self._changed = [str(name)[:100] for name in names[:20]], []
        if not self._forks:
            self._check_all(request, changed)
        else:
            child = os.fork()
            if child == 0:
                try:
                    _limit_processor(request["seconds"])
                    self._check_all(request, changed)
                finally:
                    os._exit(0)
            os.waitpid(child, 0)
        # Tests leave one name behind, as they would in JupyterLab.
        self._shell.user_ns["cek"] = sys.modules["bimtek.cek"]
        self._answer(request, tested=True)

    def _check_all(self, request: dict[str, Any], changed: list[str]) -> None:
        self._answer(request, ready=True)
        request = frames.read(self._in)
        names = self._shell.user_ns
        for source in request["sources"]:
            with _interrupted_after(request["seconds"], request["wall_seconds"]):
                found = check(
                    source,
                    names,
                    self._usual,
                    self._pristine.put_back,
                    self._work,
                    lasting=not self._forks,
                )
            self._answer(request, changed=changed, **found)

    def _answer(self, request: dict[str, Any], **content: Any) -> None:
        frames.write(self._out, {"word": request["word"], **content})


def _interrupt_main_thread() -> None:
    if hasattr(signal, "pthread_kill"):  # a real signal also ends waiting
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    else:
        _thread.interrupt_main()


def lay_out(folder: Path, files: dict[str, str]) -> None:
    """Write the data of the exercise; contents are base64."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))


def _others() -> list[str]:
    """Return what a cell left running: threads and forks, which could meddle with later tests."""
    found = ["thread"] if len(sys._current_frames()) > 1 else []
    if hasattr(os, "WNOHANG"):
        with contextlib.suppress(ChildProcessError):
            while (child := os.waitpid(-1, os.WNOHANG)[0]) != 0:
                pass
            found += ["fork"] if child == 0 else []
    return found


def _limit_processor(seconds: float) -> None:
    """End this process when it has used its time twice, whatever it does."""
    import resource

    limit = int(2 * seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))


def _processor_seconds() -> float:
    """Return processor seconds of this process and of its children that have ended."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


@contextlib.contextmanager
def _interrupted_after(seconds: float, wall_seconds: float) -> Any:
    """Interrupt the running cell, as the stop button would, when its time is over."""
    over = threading.Event()
    processor, wall = _processor_seconds() + seconds, time.monotonic() + wall_seconds

    def watch() -> None:
        while not over.wait(GLANCE):
            if _processor_seconds() > processor or time.monotonic() > wall:
                _interrupt_main_thread()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        try:
            yield
        finally:
            over.set()
            watcher.join()
    except KeyboardInterrupt:
        pass  # it came when the cell had just ended
