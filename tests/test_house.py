"""Rules every file of the repository keeps."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import pytest

from bimtek.paths import NOTEBOOKS, ROOT, SOLUTIONS

SOURCES = sorted([*NOTEBOOKS.glob("*.ipynb"), *SOLUTIONS.glob("*/*.ipynb")])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_notebook_has_no_outputs_and_stable_cell_ids(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    for cell in notebook.cells:
        assert cell.id.startswith(path.stem[:2])
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None


@pytest.mark.parametrize("words", (["check"], ["format", "--check"]), ids=" ".join)
def test_code_keeps_the_style(words):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
