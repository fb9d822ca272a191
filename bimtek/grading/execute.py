"""Run a repaired notebook with nbgrader's own steps and limits of time."""

from __future__ import annotations

import copy
import logging
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbgrader.preprocessors import IgnorePattern, LimitOutput

from bimtek.quiet_kernel import QuietExecute

CELL_SECONDS = 60
NOTEBOOK_SECONDS = 240
# A cell that kills the program is left out and the rest run again, so that a crash in one
# task costs that task alone; after this many the notebook goes to a person.
MOST_CRASHES = 3

# What a kernel or nbclient logs is for developers; the facilitator gets masalah.csv.
_QUIET = logging.getLogger("bimtek.grading.kernel")
_QUIET.addHandler(logging.NullHandler())
_QUIET.propagate = False


class OutOfTime(Exception):
    """The whole notebook took too long."""


@dataclass(frozen=True)
class Run:
    """The executed notebook, cells (by position) that stopped the program, and completeness."""

    notebook: NotebookNode
    crashed: tuple[int, ...]
    complete: bool


class TimedExecute(QuietExecute):
    """nbgrader's Execute that also limits the notebook and remembers the cell it is at."""

    deadline = float("inf")
    position = 0

    def setup_kernel(self, **options: Any) -> Any:
        """Start the kernel; participants' code can see that it is being graded, as in nbgrader."""
        environment = os.environ | {"NBGRADER_EXECUTION": "autograde"}
        return super().setup_kernel(env=environment, **options)

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> Any:
        """Run one cell; raises OutOfTime when the notebook has had its time."""
        if time.monotonic() > self.deadline:
            raise OutOfTime
        self.position = index
        return super().preprocess_cell(cell, resources, index)


def run(
    notebook: NotebookNode,
    data: Mapping[str, bytes],
    cell_seconds: int = CELL_SECONDS,
    notebook_seconds: int = NOTEBOOK_SECONDS,
) -> Run:
    """Execute `notebook` in a fresh folder with `data`, again without each cell that crashes."""
    deadline = time.monotonic() + notebook_seconds
    crashed: list[int] = []
    while True:
        attempt = copy.deepcopy(notebook)
        for index in crashed:
            attempt.cells[index].metadata.setdefault("tags", []).append("skip-execution")
        step = TimedExecute(timeout=cell_seconds, log=_QUIET)
        step.deadline = deadline
        complete = True
        try:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                _lay_out(Path(folder), data)
                step.preprocess(attempt, {"metadata": {"path": folder}})
        except (DeadKernelError, CellTimeoutError):
            crashed.append(step.position)
            if len(crashed) <= MOST_CRASHES:
                continue
            complete = False
        except OutOfTime:
            complete = False
        return Run(_finish(attempt), tuple(crashed), complete)


def _lay_out(folder: Path, data: Mapping[str, bytes]) -> None:
    for name, content in data.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _finish(notebook: NotebookNode) -> NotebookNode:
    """Apply nbgrader's steps after execution; what is printed as a warning costs nothing."""
    for step in (IgnorePattern(pattern=r"[\s\S]"), LimitOutput()):
        notebook, _ = step.preprocess(notebook, {})
    return notebook
