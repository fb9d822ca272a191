"""Run a repaired notebook cell by cell, and again without each cell that ended the program."""

from __future__ import annotations

import copy
import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import LimitOutput
from nbgrader.utils import is_grade, is_solution

from bimtek.grading import sandbox
from bimtek.grading.sandbox import Died, Limits, Mode, Session

# What a cell says that has used up what later cells need: memory, open files, disk.
EXHAUSTED = ("MemoryError", "[Errno 24]", "[Errno 28]")


@dataclass(frozen=True)
class Outcome:
    """How one cell went; the last five fields are those of a test, `left` of other cells."""

    outputs: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    died: bool = False  # it ended the program, used up its memory, or goes on beside it
    left: tuple[str, ...] = ()  # threads that it left running, which cannot be ended singly
    passed: bool = False
    value: float | None = None
    message: str = ""
    forged: bool = False
    changed: tuple[str, ...] = ()  # names the tests rely on that were replaced before it


@dataclass(frozen=True)
class Run:
    """The executed notebook and the outcome of each code cell that was run, by position."""

    notebook: NotebookNode
    outcomes: Mapping[int, Outcome]
    complete: bool  # the notebook's time was enough

    @property
    def seconds(self) -> float:
        """Processor seconds of the cells, tests not counted."""
        return sum(each.seconds for each in self.outcomes.values())


def run(
    notebook: NotebookNode,
    data: Mapping[str, bytes],
    limits: Limits,
    mode: Mode,
) -> Run:
    """Execute `notebook` in a fresh place with `data`.

    A cell that ends the program, or fills the memory, is left out and everything before it
    run again, so that it costs its own task alone. Raises NotStarted or NotIsolated when
    this machine cannot run anything now.
    """
    cells = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    attempt = _Attempts(notebook, limits)
    while not attempt.over:
        with sandbox.runner(mode).session(data, limits) as session:
            attempt.go_through(cells, session)
    return Run(_executed(notebook, attempt.outcomes), attempt.outcomes, attempt.complete)


class _Attempts:
    """What is known so far of a notebook that may need several attempts."""

    def __init__(self, notebook: NotebookNode, limits: Limits) -> None:
        self._cells, self._limits = notebook.cells, limits
        self._started, self._used = time.monotonic(), 0.0
        self.outcomes: dict[int, Outcome] = {}
        self.over, self.complete = False, True

    def go_through(self, cells: list[int], session: Session) -> None:
        """Run the cells in order until all are done or one ends the program."""
        for tests, group in itertools.groupby(cells, lambda index: is_test(self._cells[index])):
            # A test before the cell that died would say the same again.
            wanted = [i for i in group if not self._is_known(i, tests)]
            if not wanted:
                continue
            if self._out_of_time():
                self.over, self.complete = True, False
                return
            (self._test if tests else self._run)(wanted, session)
            if any(index not in self.outcomes or self.outcomes[index].died for index in wanted):
                return
        self.over = True

    def _is_known(self, index: int, test: bool) -> bool:
        known = self.outcomes.get(index)
        return known is not None and (test or known.died)

    def _run(self, wanted: list[int], session: Session) -> None:
        for index in wanted:
            if self._out_of_time():
                return
            before = time.monotonic()
            try:
                found = session.run_cell(self._cells[index].source)
            except Died:
                self._used += min(time.monotonic() - before, self._limits.cell_seconds)
                self.outcomes[index] = Outcome(died=True)
                return
            self._used += found["seconds"]
            left = tuple(str(each) for each in found["others"])
            died = bool(left) or _exhausted(found)
            self.outcomes[index] = Outcome(found["outputs"], found["seconds"], died, left=left)
            if died:
                return

    def _test(self, wanted: list[int], session: Session) -> None:
        results = session.run_tests([self._cells[index].source for index in wanted])
        for index in wanted:
            try:
                self.outcomes[index] = _tested(next(results))
            except Died:
                self.outcomes[index] = Outcome(died=True)
                return

    def _out_of_time(self) -> bool:
        wall = time.monotonic() - self._started
        most = self._limits.notebook_seconds
        return self._used > most or wall > most * self._limits.wall_factor


def is_test(cell: NotebookNode) -> bool:
    """Tell whether a cell is a test of the course."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def _exhausted(found: dict[str, Any]) -> bool:
    said = [found["error"], *(each.get("evalue", "") for each in found["outputs"][-1:])]
    return bool(found["error"]) and any(text.startswith(EXHAUSTED) for text in said)


def _tested(found: dict[str, Any] | None) -> Outcome:
    if found is None:  # the answer's own function ended the program in the middle of it
        return Outcome()
    return Outcome(
        outputs=found["outputs"],
        passed=found["passed"] is True,
        value=found["value"],
        message=str(found["message"]),
        forged=bool(found["forged"]),
        changed=tuple(str(each)[:100] for each in found["changed"][:20]),
    )


def _executed(notebook: NotebookNode, outcomes: Mapping[int, Outcome]) -> NotebookNode:
    """Return the notebook as JupyterLab would show it after running."""
    notebook = copy.copy(notebook)
    notebook.cells = [copy.copy(cell) for cell in notebook.cells]
    for count, index in enumerate(sorted(outcomes), start=1):
        notebook.cells[index].outputs = [from_dict(each) for each in outcomes[index].outputs]
        notebook.cells[index].execution_count = count
    notebook, _ = LimitOutput().preprocess(notebook, {})
    return notebook
