"""The files that every kernel of the browser lab finds when it starts, as one zip.

A kernel cannot see the files of the lab (see the package's docstring). All notebooks share
one working folder here, in which the data of every exercise lie together:

    /kerja/datasets/...        as lessons name it: ../datasets/...
    /kerja/pelajaran/data/...  as exercises name it: data/...
    /home/pyodide/.ipython/    what IPython loads when it starts
"""

from __future__ import annotations

from pathlib import Path

from bimtek.browser_lab.wheels import zipped
from bimtek.paths import DATASETS, EXERCISES
from bimtek.work_folder import PARTICIPANT_DATA, course_files

WORK = "kerja/pelajaran"
IPYTHON_CONFIG = "home/pyodide/.ipython/profile_default/ipython_config.py"
_CONFIG = b"""\
c = get_config()
c.InteractiveShellApp.extensions = ["bimtek.browser_lab.in_kernel"]
c.InteractiveShellApp.matplotlib = "inline"
"""


class SameName(Exception):
    """Two exercises have different data files of one name, which cannot lie together."""


def archive(exercises: Path = EXERCISES, datasets: Path = DATASETS) -> bytes:
    """Return the zip; raises SameName."""
    files = {IPYTHON_CONFIG: _CONFIG}
    for folder in PARTICIPANT_DATA:
        for path in course_files(datasets / folder):
            files[f"kerja/datasets/{path.relative_to(datasets).as_posix()}"] = path.read_bytes()
    for exercise in sorted(exercises.iterdir()):
        for path in course_files(exercise / "data"):
            place = f"{WORK}/{path.relative_to(exercise).as_posix()}"
            if files.setdefault(place, path.read_bytes()) != path.read_bytes():
                raise SameName(f"{path} differs from the file of that name elsewhere")
    return zipped(files)
