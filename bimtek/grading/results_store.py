"""What a run keeps in the output so that the next one grades only what changed.

Everything lies in `.penilaian/` and may be deleted at any time; the next run then grades
everything anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from bimtek.files import write_whole
from bimtek.paths import ROOT

FOLDER = ".penilaian"
RESULTS = "hasil"


@lru_cache
def version() -> str:
    """Return what stands for the grader: the course's code and what participants compute with.

    Not only the grader's own: exercises import from the whole package.
    """
    digest = hashlib.sha256(platform.python_version().encode("ascii"))
    for name in ("pandas", "numpy"):
        digest.update(f"{name} {version_of(name)}\n".encode("ascii"))
    package = ROOT / "bimtek"
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode("utf-8") + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def key(job: bytes, submission: bytes) -> str:
    """Return the name of a result; `job` is the exercise's job for an empty submission."""
    digest = hashlib.sha256(version().encode("ascii"))
    digest.update(hashlib.sha256(job).digest())
    digest.update(submission)
    return digest.hexdigest()


def load(output: Path, name: str) -> dict[str, Any] | None:
    """Return a kept result, None when there is none or it is damaged."""
    try:
        result = json.loads(_place(output, name).read_bytes())
    except (OSError, ValueError):
        return None
    return result if isinstance(result, dict) else None


def save(output: Path, name: str, result: dict[str, Any]) -> None:
    """Keep a result; CourseError when there is no room."""
    write_whole(_place(output, name), json.dumps(result).encode("utf-8"))


def keep_only(output: Path, names: Iterable[str]) -> None:
    """Delete kept results that no submission of the class has, and rests of broken runs."""
    folder = output / FOLDER / RESULTS
    wanted = {_place(output, name).name for name in names}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in wanted:
            with contextlib.suppress(OSError):  # it only takes room
                path.unlink()


def _place(output: Path, name: str) -> Path:
    return output / FOLDER / RESULTS / f"{name}.json"
