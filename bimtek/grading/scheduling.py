"""Grade many submissions on any executor, keeping each result as soon as it is there."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bimtek.grading import results_store, sandbox
from bimtek.grading.autograde import grade_submission, make_job
from bimtek.grading.collecting.collect import Submission
from bimtek.grading.exercise import Exercise
from bimtek.grading.problem import GRADE_AGAIN
from bimtek.grading.sandbox import Mode

MOST_WORKERS = 8  # by default; each needs memory for a notebook
WINDOW = 64  # jobs that exist at a time: enough for a cluster, little in memory
GLANCE = 0.2  # seconds between looks at the keyboard, which Windows forgets while waiting
END_SECONDS = 15


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while grading; `done` of `total` results are kept."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


@dataclass(frozen=True)
class Results:
    """The result of each submission, in order, its key, and how many were kept ones."""

    results: list[dict[str, Any]]
    keys: list[str]
    kept: int


def usable_cores() -> int:
    """Return the number of workers that suits this computer."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def grade_all(
    submissions: Sequence[Submission],
    exercises: Mapping[str, Exercise],
    output: Path,
    console: Console,
    mode: Mode = Mode.ISOLATED,
    executor: Executor | None = None,
    workers: int | None = None,
) -> Results:
    """Grade what has no kept result; the results are the same on every executor.

    Without `executor` a pool of `workers` on this computer is used. Only bytes cross:
    `grade_submission(job) -> result`. Raises Interrupted, and CourseError when results
    cannot be kept or `mode` is impossible here.
    """
    names = {each.exercise for each in submissions}
    blank = {name: make_job(exercises[name], b"", mode) for name in names}
    keys = [results_store.key(blank[each.exercise], each.content) for each in submissions]
    found = {i: r for i, k in enumerate(keys) if (r := results_store.load(output, k)) is not None}
    kept = len(found)
    missing = [index for index in range(len(keys)) if index not in found]
    jobs = (
        (index, make_job(exercises[submissions[index].exercise], submissions[index].content, mode))
        for index in missing
    )
    try:
        if missing and executor is None:
            with console.status("Menyiapkan tempat kerja ..."):
                sandbox.check(mode)
        with closing(_as_graded(jobs, len(missing), executor, workers, console)) as graded:
            for index, result in graded:
                found[index] = result
                if not disturbed(result):
                    results_store.save(output, keys[index], result)
    except KeyboardInterrupt as error:
        done = sum(not disturbed(each) for each in found.values())
        raise Interrupted(done, len(keys)) from error
    return Results([found[index] for index in range(len(keys))], keys, kept)


def disturbed(result: Mapping[str, Any]) -> bool:
    """Tell whether this computer, not the submission, kept the result from being right."""
    return any(action == GRADE_AGAIN for _, action in result["problems"])


def no_result(reason: str = "") -> dict[str, Any]:
    """Return what stands for a result that this computer failed to give."""
    text = f"Penilaian terganggu di laptop ini{reason}."
    return {"cells": {}, "answers": {}, "problems": [[text, GRADE_AGAIN]], "notebook": None}


def _as_graded(
    jobs: Iterable[tuple[int, bytes]],
    total: int,
    executor: Executor | None,
    workers: int | None,
    console: Console,
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield results as they come, with a progress bar; leave nothing running behind."""
    if not total:
        return
    jobs, pending = iter(jobs), {}
    before = set(psutil.Process().children(recursive=True))
    pool = executor or ThreadPoolExecutor(workers or usable_cores())
    columns = (
        TextColumn("Menilai latihan"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=total)
            while True:
                for index, job in islice(jobs, WINDOW - len(pending)):
                    pending[_submitted(pool, job)] = index
                if not pending:
                    return
                done, _ = wait(pending, timeout=GLANCE, return_when=FIRST_COMPLETED)
                for future in done:
                    yield pending.pop(future), _result_of(future)
                    bar.advance(task)
    finally:
        for future in pending:
            future.cancel()
        if executor is None:
            _end(pending, before)
            pool.shutdown(cancel_futures=True)


def _submitted(executor: Executor, job: bytes) -> Future[bytes]:
    """Submit a job; a broken executor gives a failed result, it does not stop the class."""
    try:
        return executor.submit(grade_submission, job)
    except Exception as error:
        failed: Future[bytes] = Future()
        failed.set_exception(error)
        return failed


def _result_of(future: Future[bytes]) -> dict[str, Any]:
    """Return a result even if the worker itself failed: the class goes on."""
    try:
        result = json.loads(future.result())
        result["cells"], result["answers"], result["notebook"], disturbed(result)
        return result
    except Exception as error:
        return no_result(f" ({type(error).__name__})")


def _end(futures: Iterable[Future[bytes]], before: set[psutil.Process]) -> None:
    """End notebooks that still run: their processes, as often as a worker tries again."""
    until = time.monotonic() + END_SECONDS
    while not all(each.done() for each in futures) and time.monotonic() < until:
        for process in set(psutil.Process().children(recursive=True)) - before:
            try:
                process.kill()
            except psutil.Error:
                continue
        time.sleep(GLANCE / 4)
