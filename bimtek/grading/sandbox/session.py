"""The grader's side of one running submission: asks, waits, watches limits, ends it."""

from __future__ import annotations

import base64
import contextlib
import queue
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import psutil

from bimtek.grading.sandbox import frames
from bimtek.grading.sandbox.limits import Limits

SMALL = 50_000  # bytes that fit between the processes without anybody reading
PATIENCE = 0.3  # seconds before the first look at a running cell, and between looks
GRACE = 3  # seconds after the time of a cell in which it may still obey an interruption
MOST_BYTES = 60_000_000  # that one submission may send


class Died(Exception):
    """The process of the submission ended, or had to be ended."""


class Session:
    """One submission in a process of its own. Use as a context manager."""

    def __init__(
        self,
        reader: BinaryIO,
        writer: BinaryIO,
        process: psutil.Process,
        end: Callable[[], None],
        limits: Limits,
    ) -> None:
        self._writer, self._process, self._end, self._limits = writer, process, end, limits
        self._frames: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=_read_all, args=(reader, self._frames), daemon=True)
        self._reader.start()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()
        # Before the descriptor is closed: its number may be the next session's at once.
        self._reader.join(GRACE)

    def wait_until_ready(self, word: str, seconds: float) -> None:
        """Wait for the first frame of a fresh process; raises Died."""
        self._answer(word, seconds)

    def start(self, data: Mapping[str, bytes], work: str, forks: bool) -> None:
        """Lay out the data of the exercise in the folder `work`; raises Died."""
        files = {name: base64.b64encode(each).decode("ascii") for name, each in data.items()}
        self._answer(self._ask("start", data=files, work=work, forks=forks), 60)

    def run_cell(self, source: str) -> dict[str, Any]:
        """Run a cell and end the processes it left; return frames.CELL; raises Died.

        A cell stopped while it held much memory has "MemoryError" as its error.
        """
        found = self._answer(self._ask("cell", source=source), self._wall())
        found = self._believed(found, frames.CELL)
        if found["error"] == "KeyboardInterrupt" and self._usage()[1] > self._limits.memory / 2:
            found["error"] = "MemoryError"  # it was stopped while it kept what it had taken
        if "fork" in found["others"]:
            self._end_children()
        found["others"] = ["thread"] if "thread" in found["others"] else []
        return found

    def run_tests(self, sources: Sequence[str]) -> Iterator[dict[str, Any] | None]:
        """Run test cells; yield what `checking.check` found and `changed` for each.

        None stands for a test in which the participant's own function ended the program.
        Raises Died when the whole submission ended.
        """
        waiting = list(sources)
        while waiting:
            done = self._ask("tests")
            # Only when all is put back: what the tests are must not lie there before.
            self._answer(done, self._wall())
            asked = self._ask("check", sources=waiting)
            while waiting:
                found = self._answer(asked, self._wall(), or_else=done)
                del waiting[0]
                if found["word"] == done:
                    yield None
                    break
                yield self._believed(found, frames.CHECK)
            else:
                self._answer(done, self._wall())

    def _believed(self, found: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
        """Return an answer that has the right form; else end the submission."""
        if not frames.is_answer(found, form) or found.get("seconds", 0) < 0:
            self._kill()
            raise Died
        return found

    def _wall(self) -> float:
        return self._limits.cell_seconds * self._limits.wall_factor + GRACE

    def _ask(self, what: str, **content: Any) -> str:
        # A word nobody can guess, so that an answer cannot be written beforehand.
        word = secrets.token_hex(8)
        limits = {
            "seconds": self._limits.cell_seconds,
            "wall_seconds": self._limits.cell_seconds * self._limits.wall_factor,
        }
        frame = frames.pack({"ask": what, "word": word, **limits, **content})
        # A large frame waits until the other side reads, which it may never do.
        guard = threading.Timer(self._wall(), self._kill) if len(frame) > SMALL else None
        try:
            if guard:
                guard.start()
            left = memoryview(frame)
            while left:
                left = left[self._writer.write(left) or 0 :]
        except (OSError, ValueError) as error:
            raise Died from error
        finally:
            if guard:
                guard.cancel()
        return word

    def _answer(self, word: str, wall: float, or_else: str = "") -> dict[str, Any]:
        """Wait for the answer to `word`, or to `or_else`, and keep watch meanwhile."""
        started, used = time.monotonic(), None
        while True:
            try:
                frame = self._frames.get(timeout=PATIENCE)
            except queue.Empty:
                used = self._watch(started, wall, used)
                continue
            if frame is None:
                raise Died
            if frame.get("word") in (word, or_else):
                return frame

    def _watch(self, started: float, wall: float, used: float | None) -> float:
        """Raise Died when a limit is passed; return processor seconds used at the first look."""
        seconds, memory, processes = self._usage()
        used = seconds if used is None else used
        if (
            time.monotonic() - started > wall
            or seconds - used > self._limits.cell_seconds + GRACE
            or memory > self._limits.memory
            or processes > self._limits.processes
        ):
            self._kill()
            raise Died
        return used

    def _usage(self) -> tuple[float, int, int]:
        """Return processor seconds, bytes of memory and number of processes now."""
        try:
            everyone = [self._process, *self._process.children(recursive=True)]
        except psutil.Error:
            return 0.0, 0, 0
        seconds, resident = 0.0, 0
        for each in everyone:
            with contextlib.suppress(psutil.Error):
                times = each.cpu_times()
                seconds += times.user + times.system
                resident += each.memory_info().rss
        if resident > self._limits.memory:  # shared pages were counted for each process
            resident = sum(map(_own_memory, everyone))
        return seconds, resident, len(everyone)

    def _end_children(self) -> None:
        with contextlib.suppress(psutil.Error):
            for each in self._process.children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    each.kill()

    def _kill(self) -> None:
        with contextlib.suppress(psutil.Error):
            left = self._process.children(recursive=True)
            self._process.kill()
            for each in left:
                with contextlib.suppress(psutil.Error):
                    each.kill()
        self._end()


def _read_all(reader: BinaryIO, into: queue.SimpleQueue[dict[str, Any] | None]) -> None:
    """Put every frame into the queue; None when there are no more."""
    left, descriptor = MOST_BYTES, reader.fileno()
    try:
        while left > 0:
            body = frames.read_body(descriptor)
            left -= len(body)
            into.put(frames.parse(body))
    except (frames.Closed, OSError, ValueError):
        pass
    finally:
        into.put(None)


def _own_memory(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().uss
    except psutil.Error:
        return 0
