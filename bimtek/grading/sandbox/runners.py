"""Where submissions run: forks of a warm template, or fresh processes that wait warm.

WarmTemplate    Linux: one process with everything loaded, in bubblewrap or not,
                forks for every submission
FreshProcesses  any system: processes that load everything beforehand, each for one
                submission
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping

import psutil

from bimtek.grading.sandbox import bubblewrap
from bimtek.grading.sandbox.limits import Limits
from bimtek.grading.sandbox.protocol import ALIVE, ONCE, READY, READY_WORD, REFUSED, SHUT_IN, WORK
from bimtek.grading.sandbox.session import Died, Session

TEMPLATE = "bimtek.grading.sandbox.template"
START_SECONDS = 120
UCRED = 12  # bytes of struct ucred: pid, uid, gid


class NotIsolated(Exception):
    """The template did not start, or a fork was not shut in; the text is what the system said."""


class NotStarted(Exception):
    """A fork or process ended before it had taken a submission: this machine's trouble."""


class WarmTemplate:
    """Forks for every submission; `isolated` ones see nothing of this machine.

    Loading goes on beside the caller's own work; the first session waits for its end.
    """

    def __init__(self, isolated: bool) -> None:
        self._isolated, self._lock = isolated, threading.Lock()
        self._start()

    def _start(self) -> None:
        """Begin to load; raises NotIsolated when there is nothing to start."""
        words = [sys.executable, "-P", "-m", TEMPLATE]
        if self._isolated:
            program = bubblewrap.find()
            if program is None:
                raise NotIsolated("bubblewrap")
            words = bubblewrap.command(program, *words, SHUT_IN)
        ours, theirs = socket.socketpair()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - read when it does not start
        with theirs:
            self._process = subprocess.Popen(
                words,
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                env=None if self._isolated else _environment(),
                start_new_session=True,  # Ctrl-C is the grader's to handle
            )
        self._socket, self._ready = ours, False

    def _wait_until_ready(self) -> None:
        """Wait for the end of loading; raises NotIsolated with what the system said."""
        if self._socket.fileno() < 0:  # the one before did not start
            self._start()
        self._socket.settimeout(START_SECONDS)
        if _first_words(self._socket) != READY:
            self._end()
            with self._said:
                self._said.seek(0)
                reason = self._said.read().decode("utf-8", "replace").strip()
            raise NotIsolated(reason)
        self._socket.settimeout(None)
        self._ready = True

    @contextlib.contextmanager
    def session(self, data: Mapping[str, bytes], limits: Limits) -> Iterator[Session]:
        """Yield a session in a fork; raises NotStarted when the fork does not come to life."""
        ours, theirs = socket.socketpair()
        with ours, _folder(None if self._isolated else "bimtek-") as folder:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            with theirs:
                self._hand_over(theirs)
            ours.settimeout(START_SECONDS)
            process = _process(_who_is_alive(ours))
            ours.settimeout(None)
            file = ours.makefile("rwb", buffering=0)
            with file, Session(file, file, process, lambda: _shut(ours), limits) as session:
                _start(session, data, folder or WORK, forks=True)
                yield session

    def _hand_over(self, theirs: socket.socket) -> None:
        """Send the template the other end; start it anew when it is gone."""
        with self._lock:
            if not self._ready:
                self._wait_until_ready()
            try:
                socket.send_fds(self._socket, [b"."], [theirs.fileno()])
            except OSError:
                self.close()
                self._start()
                self._wait_until_ready()
                socket.send_fds(self._socket, [b"."], [theirs.fileno()])

    def close(self) -> None:
        """End the template and with it all that runs in it."""
        self._end(patience=2 if self._ready else 0)
        self._said.close()

    def _end(self, patience: float = 0) -> None:
        self._socket.close()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            _end_all(_process(self._process.pid))
            self._process.wait()


class FreshProcesses:
    """A new process for every submission; the next ones load while this one runs."""

    def __init__(self, spare: int = 1) -> None:
        self._lock = threading.Lock()
        self._waiting = [_new_process() for _ in range(spare)]

    @contextlib.contextmanager
    def session(self, data: Mapping[str, bytes], limits: Limits) -> Iterator[Session]:
        """Yield a session in a process of its own; raises NotStarted when it does not start."""
        with self._lock:
            self._waiting.append(_new_process())
            process = self._waiting.pop(0)
        with _folder("bimtek-") as folder, process:
            watched = psutil.Process(process.pid)
            end = process.kill
            with Session(process.stdout, process.stdin, watched, end, limits) as session:
                _start(session, data, folder, forks=False)
                yield session

    def close(self) -> None:
        """End the processes that wait."""
        for process in self._waiting:
            process.kill()
            with process:
                pass


def _new_process() -> subprocess.Popen[bytes]:
    flags = (
        {"start_new_session": True}
        if os.name == "posix"
        else {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    )
    return subprocess.Popen(
        [sys.executable, "-P", "-m", TEMPLATE, ONCE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        bufsize=0,
        **flags,
    )


def _start(session: Session, data: Mapping[str, bytes], folder: str, forks: bool) -> None:
    try:
        if not forks:
            session.wait_until_ready(READY_WORD, START_SECONDS)
        session.start(data, folder, forks)
    except Died as error:
        raise NotStarted from error


def _environment() -> dict[str, str]:
    return os.environ | bubblewrap.SETTINGS


@contextlib.contextmanager
def _folder(prefix: str | None) -> Iterator[str]:
    """Yield a temporary folder, or "" when the submission has a place of its own."""
    if prefix is None:
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield folder


def _first_words(connection: socket.socket) -> bytes:
    try:
        return connection.recv(100)
    except OSError:
        return b""


def _who_is_alive(connection: socket.socket) -> int:
    """Return the process that reports, as this machine numbers it.

    The kernel adds the number, so it cannot be made up, and translates it out of the PID
    namespace of the submission. Raises NotStarted, or NotIsolated when the kernel refused.
    """
    try:
        data, control, _, _ = connection.recvmsg(1_000, socket.CMSG_SPACE(UCRED))
    except OSError as error:
        raise NotStarted from error
    if data[:1] == REFUSED:
        raise NotIsolated(data[1:].decode("utf-8", "replace"))
    for level, kind, content in control:
        if level == socket.SOL_SOCKET and kind == socket.SCM_CREDENTIALS and data == ALIVE:
            return struct.unpack("3i", content[:UCRED])[0]
    raise NotStarted


def _process(number: int) -> psutil.Process:
    try:
        return psutil.Process(number)
    except psutil.Error as error:
        raise NotStarted from error


def _end_all(process: psutil.Process) -> None:
    """End a process and what it started: what runs in bubblewrap does not end with it."""
    for each in (*process.children(recursive=True), process):
        with contextlib.suppress(psutil.Error):
            each.kill()


def _shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
