"""The pictures of raw files that lessons open with, drawn from the files themselves.

`lesson_pictures.yml` beside this module says what each shows: `nama` (the picture is
`notebooks/gambar/<nama>.svg`), `berkas` and `lembar`, and the first and last `baris` and
`kolom` as Excel numbers them; either may be a list of such pairs. Between pairs of rows the
picture shows a gap; between pairs of columns only the letters jump, as at hidden columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from bimtek.errors import CourseError
from bimtek.files import write_whole
from bimtek.paths import DATASETS, NOTEBOOKS
from bimtek.sample_data.pictures import worksheet

FOLDER = NOTEBOOKS / "gambar"
LIST = Path(__file__).with_suffix(".yml")


@dataclass(frozen=True)
class LessonPicture:
    """One picture; rows and columns are zero-based."""

    name: str
    workbook: str
    sheet: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def file_name(self) -> str:
        """Name of the picture's file."""
        return f"{self.name}.svg"


def load(path: Path = LIST) -> list[LessonPicture]:
    """Read the list; CourseError names an entry that is not complete."""
    return [_picture(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


def draw(picture: LessonPicture, datasets: Path = DATASETS) -> bytes:
    """Return the SVG file; CourseError when the workbook or the sheet does not exist."""
    path = datasets / "mentah" / picture.workbook
    try:
        # Excel shows what a formula gives, not the formula.
        sheet = openpyxl.load_workbook(path, data_only=True)[picture.sheet]
    except (FileNotFoundError, KeyError) as error:
        raise CourseError(f"Gambar {picture.name}: {error}. Perbaiki {LIST.name}.") from error
    title = f"{picture.workbook}, lembar {picture.sheet}"
    svg = worksheet.draw(sheet, picture.rows, picture.columns, [], title)
    return f"{svg}\n".encode()


def write_all(folder: Path = FOLDER) -> None:
    """Draw every picture of the list into `folder`."""
    for picture in load():
        write_whole(folder / picture.file_name, draw(picture))


def _picture(entry: dict[str, Any]) -> LessonPicture:
    try:
        return LessonPicture(
            entry["nama"],
            entry["berkas"],
            entry["lembar"],
            _zero_based(entry["baris"]),
            _zero_based(entry["kolom"]),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise CourseError(f"{LIST.name}: {entry} belum lengkap ({error!r}).") from error


def _zero_based(numbers: list[Any]) -> tuple[int, ...]:
    """Return the rows or columns of one pair (first, last) or of a list of such pairs."""
    pairs = numbers if isinstance(numbers[0], list) else [numbers]
    return tuple(number - 1 for first, last in pairs for number in range(first, last + 1))
