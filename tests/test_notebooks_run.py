"""Lessons and solutions run from top to bottom in plain Jupyter, and leave what they promise."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from lesson_cells import lessons

from bimtek import release
from bimtek.paths import DATASETS, NOTEBOOKS
from bimtek.simpan import SHEETS

pytestmark = pytest.mark.lambat
# What a lesson leaves besides the workbook with its result.
MORE = {"08-periksa-terbitkan": {"notebooks/08-catatan.xlsx", "notebooks/08-kolom-gizi.csv"}}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with what a participant's kerja/ has: data beside the lessons."""
    root = tmp_path_factory.mktemp("kursus") / "folder dengan spasi"
    for name in ("mentah", "referensi"):
        shutil.copytree(DATASETS / name, root / "datasets" / name)
    shutil.copytree(NOTEBOOKS, root / "notebooks", ignore=shutil.ignore_patterns("*.xlsx", "*.csv"))
    return root


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }


def run(notebook: Path, result: Path) -> list[dict]:
    """Execute a notebook with nbconvert in its own folder; return its code cells."""
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute"]
    done = subprocess.run(
        [*command, "--output", str(result), str(notebook)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    cells = json.loads(result.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def complaints(cells: list[dict]) -> list[str]:
    return [
        "".join(output["text"])
        for cell in cells
        for output in cell["outputs"]
        if output.get("name") == "stderr"
    ]


@pytest.mark.parametrize("lesson", [module.name for module in lessons()])
def test_lesson_runs_without_complaint_and_writes_only_its_excel_file(lesson, course, tmp_path):
    before = state(course)
    cells = run(course / "notebooks" / f"{lesson}.ipynb", tmp_path / "hasil.ipynb")
    assert complaints(cells) == []
    for cell in cells:
        failed = any(output["output_type"] == "error" for output in cell["outputs"])
        assert failed == ("raises-exception" in cell["metadata"].get("tags", []))
    after = state(course)
    made = {name: content for name, content in after.items() if name not in before}
    assert {name: after[name] for name in before} == before
    more = MORE.get(lesson, set())
    assert more <= made.keys() and len(made.keys() - more) == (1 if lesson >= "02" else 0)
    for name in made.keys() - {each for each in more if each.endswith(".csv")}:
        book = openpyxl.load_workbook(course / name)
        assert tuple(book.sheetnames) == SHEETS
        data, changes, notes = (book[sheet] for sheet in SHEETS)
        assert data.freeze_panes == "A2" and data.max_row > 2 and changes.max_row >= 2
        assert "SINTETIS" in " ".join(str(row[0]) for row in notes.iter_rows(values_only=True))
    for name in made:
        (course / name).unlink()


@pytest.mark.parametrize("exercise", release.exercise_names())
def test_solution_runs_without_complaint(exercise, tmp_path):
    folder = tmp_path / exercise
    release.fill_data(exercise, folder)
    shutil.copy(release.source_notebook(exercise), folder)
    cells = run(folder / f"{exercise}.ipynb", tmp_path / "hasil.ipynb")
    assert complaints(cells) == []
