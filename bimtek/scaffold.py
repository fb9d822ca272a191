"""Releases for beginners: scaffolds to fill in, and checks that do not fill the screen.

In a source notebook an answer cell may carry, after its solution region,

    ### BEGIN RANGKA
    # unit = pd.read_excel(berkas, header=____)
    ### END RANGKA

In the release the scaffold's lines stand uncommented in the place of the solution. A
cell without a scaffold gets nbgrader's stub as usual. Test cells are released folded.
"""

from __future__ import annotations

import re

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

_SCAFFOLD = re.compile(r"\n?### BEGIN RANGKA\n(.*?)\n?### END RANGKA", re.DOTALL)
_SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)


class ScaffoldSolutions(ClearSolutions):
    """nbgrader's ClearSolutions that knows scaffolds; configured by `c.ClearSolutions` too."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Clear one cell; raises RuntimeError when a scaffold has no solution before it."""
        found = _SCAFFOLD.search(cell.source)
        if found is None:
            return super().preprocess_cell(cell, resources, cell_index)
        source = _SCAFFOLD.sub("", cell.source)
        if not _SOLUTION.search(source):
            raise RuntimeError(f"Scaffold without a solution region in: {cell.source}")
        cell.source = _SOLUTION.sub(lambda _: uncommented(found.group(1)), source)
        return cell, resources


class FoldChecks(NbGraderPreprocessor):
    """Fold test cells in JupyterLab and in the book: their message counts, not their code."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Mark one cell as folded if it is a test cell."""
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell):
            cell.metadata["jupyter"] = {"source_hidden": True}
            cell.metadata["tags"] = ["hide-input"]
        return cell, resources


def solution(source: str) -> str:
    """Return what stands in the solution regions of an answer cell."""
    return "".join(_SOLUTION.findall(source)).rstrip("\n")


def uncommented(lines: str) -> str:
    """Return scaffold lines without their leading comment mark."""
    return "\n".join(re.sub(r"^# ?", "", line) for line in lines.split("\n"))
