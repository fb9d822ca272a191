"""Make exercises/ (what participants get) from solutions/ (what authors edit)."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import SaveCells
from rich.progress import track
from traitlets.config import Config

from bimtek import nbgrader_settings
from bimtek.errors import CourseError
from bimtek.paths import DATASETS, EXERCISES, ROOT, SOLUTIONS

_DATA_FILE = re.compile(r"\bdata/([\w.-]+\.\w+)")


def exercise_names(solutions: Path = SOLUTIONS) -> list[str]:
    """Return the exercises that have a source notebook, in order."""
    return sorted(
        path.stem for path in solutions.glob("*/*.ipynb") if path.stem == path.parent.name
    )


def source_notebook(name: str, solutions: Path = SOLUTIONS) -> Path:
    """Return where the source notebook of an exercise is."""
    return solutions / name / f"{name}.ipynb"


def data_files(name: str) -> list[Path]:
    """Return the files of datasets/ that the exercise reads as `data/<file>`.

    Raises CourseError when the notebook names a file that datasets/ does not have.
    """
    notebook = nbformat.read(source_notebook(name), as_version=4)
    names = sorted({n for cell in notebook.cells for n in _DATA_FILE.findall(cell.source)})
    found = []
    for wanted in names:
        places = [DATASETS / folder / wanted for folder in ("mentah", "referensi")]
        place = next((path for path in places if path.is_file()), None)
        if place is None:
            raise CourseError(
                f"Latihan {name} membaca data/{wanted}, tetapi berkas itu tidak ada di datasets/. "
                "Jalankan `bimtek data` atau perbaiki namanya."
            )
        found.append(place)
    return found


def fill_data(name: str, folder: Path) -> None:
    """Copy the data of an exercise into `folder`/data, replacing what is there."""
    target = folder / "data"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in data_files(name):
        shutil.copyfile(path, target / path.name)


def write(name: str, target: Path) -> None:
    """Write the release of one exercise to `target`/`name` (which must not exist)."""
    fill_data(name, SOLUTIONS / name)
    config = Config()
    nbgrader_settings.apply(config, course_root=ROOT)
    config.CourseDirectory.assignment_id = name
    config.CourseDirectory.release_directory = str(target)
    # A release needs no gradebook, so nothing is saved in one.
    config.GenerateAssignment.no_database = True
    steps = config.GenerateAssignment.preprocessors
    config.GenerateAssignment.preprocessors = [step for step in steps if step is not SaveCells]
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.log.setLevel(logging.ERROR)
    converter.start()


def write_all(target: Path = EXERCISES) -> None:
    """Write every release below `target`; an exercise is replaced whole or not at all."""
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target, prefix=".baru-") as temporary:
        for name in track(exercise_names(), "Membuat latihan"):
            write(name, Path(temporary))
            made, place = Path(temporary) / name, target / name
            shutil.rmtree(place, ignore_errors=True)
            made.replace(place)
