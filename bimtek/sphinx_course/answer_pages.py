"""Answers of the exercises, taken from solutions/ with the hidden checks removed."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

from bimtek.errors import CourseError
from bimtek.grading.exercise import marked
from bimtek.scaffold import solution
from bimtek.sphinx_course.markdown import MarkdownDirective

_HIDDEN = re.compile(r"\n?### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS", re.DOTALL)
_TASK = re.compile(r"\d{2}-(tugas-\d+|bonus)")
_RUBRIC = re.compile(r"^\| *Poin *\|.*(?:\n\|.*)+", re.MULTILINE)


class SolutionDirective(MarkdownDirective):
    """A directive that reads the source notebook of an exercise."""

    def cells(self, exercise: str) -> dict[str, nbformat.NotebookNode]:
        """Cells by nbgrader id; the page hangs on the notebook."""
        path = Path(self.env.srcdir) / "solutions" / exercise / f"{exercise}.ipynb"
        self.env.note_dependency(str(path))
        try:
            notebook = nbformat.read(path, as_version=4)
        except FileNotFoundError:
            raise CourseError(f"{{{self.name}}}: latihan {exercise} tidak ada.") from None
        return marked(notebook)


class Answer(SolutionDirective):
    """`{jawaban} 02-tugas-1`: the author's answer, and the checks that participants see.

    It stands on a page named after the exercise.
    """

    required_arguments = 1

    def markdown(self) -> str:
        """The task folded, the answer open, the visible checks folded."""
        task = self.arguments[0]
        cells = self.cells(self.env.docname.rsplit("/", 1)[-1])
        if not _TASK.fullmatch(task) or task not in cells:
            raise CourseError(f"{{{self.name}}}: tugas {task} tidak ada.")
        parts = [_folded("Soalnya", _without_heading(cells[f"{task}-soal"].source))]
        parts.append(_answer(cells[task]))
        checks = [
            f"```python\n{visible_checks(cell.source)}\n```"
            for name, cell in cells.items()
            if name.startswith(f"{task}-uji")
        ]
        if checks:
            parts.append(_folded("Pemeriksaan yang Anda lihat", "\n\n".join(checks)))
        return "\n".join(parts)


class Rubrics(SolutionDirective):
    """`{rubrik}`: the rubric of every answer that a person grades."""

    def markdown(self) -> str:
        """One section-like entry per task, in the order of the course."""
        root = Path(self.env.srcdir) / "solutions"
        parts = []
        for path in sorted(root.glob("*/*.ipynb")):
            cells = self.cells(path.stem)
            for name, cell in cells.items():
                mark = cell.metadata.nbgrader
                if not (mark.solution and mark.grade):
                    continue
                question = cells[f"{name}-soal"].source
                rubric = _RUBRIC.search(question)
                if rubric is None:
                    raise CourseError(f"{{{self.name}}}: {name} belum punya rubrik | Poin | ….")
                title = question.splitlines()[0].lstrip("# ")
                body = f"Sel `{name}`, paling banyak {mark.points} poin.\n\n{rubric.group()}"
                parts.append(_folded(f"Latihan {path.stem[:2]}, {title}", body))
        return "\n".join(parts)


def visible_checks(source: str) -> str:
    """Return a test cell without its hidden part."""
    return _HIDDEN.sub("", source).strip()


def _answer(cell: nbformat.NotebookNode) -> str:
    if cell.cell_type == "markdown":
        quoted = "\n".join(f"> {line}".rstrip() for line in cell.source.splitlines())
        return f"Contoh jawaban:\n\n{quoted}\n"
    return f"```python\n{solution(cell.source)}\n```\n"


def _without_heading(source: str) -> str:
    return source.split("\n", 1)[1].strip()


def _folded(title: str, body: str) -> str:
    return "\n".join([f"::::{{dropdown}} {title}", "", body, "::::", ""])
