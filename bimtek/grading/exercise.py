"""What the grader knows of an exercise: the notebook it was, its data and its tasks."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import is_grade, is_locked, is_solution
from traitlets.config import Config

from bimtek import curriculum, nbgrader_settings, release
from bimtek.errors import CourseError
from bimtek.paths import EXERCISES, SOLUTIONS


@dataclass(frozen=True)
class Task:
    """One task: `id` is its answer cell, `cells` its graded cells, `points` their sum.

    `sections` are the headings of the lesson to read again.
    """

    id: str
    track: str
    title: str
    cells: tuple[str, ...]
    points: float
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """One exercise; `master` is the release with its hidden tests still in it."""

    name: str
    title: str
    master: NotebookNode
    released: NotebookNode
    data: Mapping[str, bytes]
    tasks: tuple[Task, ...]

    @cached_property
    def grade_ids(self) -> tuple[str, ...]:
        """Every nbgrader id of the notebook, in order."""
        return tuple(marked(self.master))

    @cached_property
    def given(self) -> dict[str, str]:
        """The text of each answer cell as it was released, by task id."""
        cells = marked(self.released)
        return {task.id: cells[task.id].source.strip() for task in self.tasks}

    @cached_property
    def lines(self) -> frozenset[str]:
        """The longer lines of the locked cells as released, by which the text is known."""
        texts = (cell.source for cell in marked(self.released).values() if is_locked(cell))
        return frozenset(
            line.strip() for text in texts for line in text.split("\n") if len(line) > 24
        )

    @cached_property
    def reference(self) -> str:
        """JSON of what grading one submission needs to know: master, released and tasks."""
        tasks = {task.id: task.cells for task in self.tasks}
        return json.dumps({"master": self.master, "released": self.released, "tasks": tasks})


def marked(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """Return the cells that carry an nbgrader id, by id."""
    cells = {}
    for cell in notebook.cells:
        key = grade_id(cell)
        if key:
            cells.setdefault(key, cell)
    return cells


def grade_id(cell: NotebookNode) -> str | None:
    """Return the nbgrader id a cell carries, if any; a submission may hold anything there."""
    mark = cell.metadata.get("nbgrader")
    found = mark.get("grade_id") if isinstance(mark, dict) else None
    return found if isinstance(found, str) and found else None


def load_all(
    solutions: Path = SOLUTIONS,
    exercises: Path = EXERCISES,
    plan: curriculum.Curriculum | None = None,
) -> dict[str, Exercise]:
    """Return the exercises that have a source notebook, by name.

    Raises CourseError when an exercise has no release, or a task is not in the plan.
    """
    plan = plan or curriculum.load()
    modules = {module.name: module for module in plan.modules}
    found = {}
    for name in release.exercise_names(solutions):
        if name not in modules:
            raise CourseError(f"Latihan {name} belum ada di book/kurikulum.yml. Tambahkan dulu.")
        found[name] = _load(name, modules[name], solutions, exercises)
    return found


def _load(name: str, module: curriculum.Module, solutions: Path, exercises: Path) -> Exercise:
    folder = exercises / name
    if not folder.is_dir():
        raise CourseError(f"Latihan {name} belum ada di exercises/. Jalankan `bimtek latihan`.")
    source = nbformat.read(release.source_notebook(name, solutions), as_version=4)
    master, released = _clear(source, name)
    data = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".ipynb"
    }
    return Exercise(name, module.title, master, released, data, _tasks(master, module))


def _clear(source: NotebookNode, name: str) -> tuple[NotebookNode, NotebookNode]:
    """Run nbgrader's release steps; return the notebook before and after hiding tests."""
    config = Config()
    nbgrader_settings.apply(config, course_root=Path.cwd())
    steps = list(config.GenerateAssignment.preprocessors)
    # SaveCells is where nbgrader keeps the cells it later restores: all before makes the
    # master, all after only hides tests.
    middle = steps.index(SaveCells)
    notebook, resources = copy.deepcopy(source), ResourcesDict(unique_key=name, nbgrader={})
    for step in steps[:middle]:
        notebook, resources = step(config=config).preprocess(notebook, resources)
    master = copy.deepcopy(notebook)
    for step in steps[middle + 1 :]:
        notebook, resources = step(config=config).preprocess(notebook, resources)
    return master, notebook


def _tasks(master: NotebookNode, module: curriculum.Module) -> tuple[Task, ...]:
    planned = {task.id: task for task in module.tasks}
    answer_ids = [key for key, cell in marked(master).items() if is_solution(cell)]
    tasks = []
    for answer in answer_ids:
        if answer not in planned:
            raise CourseError(f"Tugas {answer} belum ada di book/kurikulum.yml. Tambahkan dulu.")
        points = {
            key: float(cell.metadata.nbgrader["points"])
            for key, cell in marked(master).items()
            if is_grade(cell) and (key == answer or key.startswith(f"{answer}-"))
        }
        plan = planned[answer]
        most = sum(points.values())
        tasks.append(Task(answer, plan.track, plan.title, tuple(points), most, plan.sections))
    return tuple(tasks)
