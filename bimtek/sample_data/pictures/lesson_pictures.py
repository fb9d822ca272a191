"""The pictures of raw files that lessons open with, drawn from the files themselves.

`lesson_pictures.yml` beside this module says what each shows: `nama` (the picture is
`notebooks/gambar/<nama>.svg`), `berkas` and `lembar`, and the first and last `baris` and
`kolom` as Excel numbers them; `baris` may be a list of such pairs, between which the
picture shows a gap.
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
        rows = entry["baris"] if isinstance(entry["baris"][0], list) else [entry["baris"]]
        first, last = entry["kolom"]
        return LessonPicture(
            entry["nama"],
            entry["berkas"],
            entry["lembar"],
            tuple(row - 1 for top, bottom in rows for row in range(top, bottom + 1)),
            tuple(range(first - 1, last)),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise CourseError(f"{LIST.name}: {entry} belum lengkap ({error!r}).") from error
