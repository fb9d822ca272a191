"""Which files of the course go on a stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bimtek.paths import ROOT

# What `siap`, `lab`, `kemas` and `templat` need. Hidden tests, answers and the truth are in
# none of these; daftar_data is a list that a template looks names up in, without defects.
PARTICIPANT = (
    "LICENSE*",
    "README.md",
    "bimtek/**/*",
    "book/kurikulum.yml",
    "book/surat/*",
    "datasets/README.md",
    "datasets/bersih/daftar_data.csv",
    "datasets/kekacauan.csv",
    "datasets/mentah/**/*",
    "datasets/referensi/*",
    "exercises/**/*",
    "mulai.py",
    "notebooks/*.ipynb",
    "notebooks/gambar/*",
    "pyproject.toml",
    "requirements.lock",
)
FACILITATOR = (
    *PARTICIPANT,
    "*.bat",
    "*.md",
    "_config.yml",
    "_toc.yml",
    "benchmarks/**/*",
    "book/**/*",
    "datasets/**/*",
    "nbgrader_config.py",
    "requirements*",
    "solutions/*/*.ipynb",
    "tests/**/*",
)
# Left by tools, or by Office while a file is open.
LEFT_OVER = ("~$", ".", "__pycache__")
MADE_AGAIN = ".mo"


def course_files(facilitator: bool = False, root: Path = ROOT) -> list[Path]:
    """Return the files of the course at `root` that belong on the stick, relative to it."""
    patterns = FACILITATOR if facilitator else PARTICIPANT
    return sorted({path for pattern in patterns for path in _matching(pattern, root)})


def _matching(pattern: str, root: Path) -> Iterator[Path]:
    for path in root.glob(pattern):
        inside = path.relative_to(root)
        left_over = any(part.startswith(LEFT_OVER) for part in inside.parts)
        if path.is_file() and not left_over and path.suffix != MADE_AGAIN:
            yield inside
